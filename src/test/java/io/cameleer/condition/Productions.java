package io.cameleer.condition;

import io.cameleer.condition.grammar.ConditionLexer;
import io.cameleer.condition.grammar.ConditionParser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Counts how often each production of the grammar occurs: each rule, each alternative that has a name, each token. */
final class Productions {

    /** Tokens that exist in order to be refused by name, and those that the parser never sees. */
    private static final Set<String> REFUSED = Set.of(
            "RESERVED",
            "FOREIGN",
            "IMAGINARY",
            "UNTERMINATED",
            "UNKNOWN",
            "CONTINUATION",
            "NEWLINE",
            "SPACE",
            "COMMENT");

    private final Map<String, Integer> counts = new TreeMap<>();

    Productions() {
        List<Class<?>> contexts = Arrays.stream(ConditionParser.class.getDeclaredClasses())
                .filter(ParserRuleContext.class::isAssignableFrom)
                .toList();
        contexts.stream()
                .filter(context -> contexts.stream().noneMatch(other -> other.getSuperclass() == context))
                .forEach(context -> counts.put(context.getSimpleName(), 0));
        for (int type = 1; type <= ConditionLexer.VOCABULARY.getMaxTokenType(); type++) {
            String token = ConditionLexer.VOCABULARY.getSymbolicName(type);
            if (!REFUSED.contains(token)) {
                counts.put(token, 0);
            }
        }
    }

    Map<String, Integer> counts() {
        return counts;
    }

    /** Counts what the expression is made of; one that is no expression counts nothing. */
    void count(String expression) {
        countTree(expression, ConditionParser::condition);
    }

    private void countTree(String text, Function<ConditionParser, ParserRuleContext> rule) {
        ConditionLexer lexer = new ConditionLexer(CharStreams.fromString(text));
        ConditionParser parser = new ConditionParser(new CommonTokenStream(lexer));
        lexer.removeErrorListeners();
        parser.removeErrorListeners();
        ParserRuleContext tree = rule.apply(parser);
        if (parser.getNumberOfSyntaxErrors() == 0) {
            count(tree);
        }
    }

    private void count(ParseTree tree) {
        if (tree instanceof TerminalNode terminal) {
            String token = ConditionLexer.VOCABULARY.getSymbolicName(
                    terminal.getSymbol().getType());
            counts.computeIfPresent(token, (unused, count) -> count + 1);
            if (terminal.getText().matches("(?is)r?fr?['\"].*")) {
                countFields(terminal.getText());
            }
        } else {
            counts.computeIfPresent(tree.getClass().getSimpleName(), (unused, count) -> count + 1);
        }
        for (int i = 0; i < tree.getChildCount(); i++) {
            count(tree.getChild(i));
        }
    }

    /** The expressions in a formatted string's fields are the grammar's other start. */
    private void countFields(String string) {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < string.length(); i++) {
            if (string.startsWith("{{", i) && depth == 0) {
                i++;
            } else if (string.charAt(i) == '{') {
                start = depth++ == 0 ? i + 1 : start;
            } else if (string.charAt(i) == '}' && depth > 0 && --depth == 0) {
                String field = string.substring(start, i).replaceAll("(?s)(![rsa]|\\s*=\\s*)?(:.*)?$", "");
                countTree(field, ConditionParser::replacement);
            }
        }
    }
}
