package io.cameleer.condition.syntax;

import io.cameleer.condition.grammar.ConditionLexer;
import io.cameleer.condition.grammar.ConditionParser;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.atn.PredictionMode;

/**
 * Reads a condition's text. Time and stack are bounded whatever the text: it has a greatest length, brackets are counted
 * before anything recurs over them, and the parser's depth is limited.
 */
public final class ConditionSyntax {

    /** Room for a list of hundreds of labels. */
    public static final int LONGEST = 20_000;

    private ConditionSyntax() {}

    /** The expression tree of a text that is not blank. */
    public static Expression read(String source) throws SyntaxFault {
        int length = source.codePointCount(0, source.length());
        if (length > LONGEST) {
            throw new SyntaxFault(List.of(new Fault(
                    new Place(LONGEST, LONGEST),
                    "a condition has at most " + LONGEST + " characters, this one has " + length)));
        }
        ConditionParser.ConditionContext tree = parse(source, 0, false, ConditionParser::condition);
        TreeBuilder builder = new TreeBuilder(0);
        Expression expression = builder.expressions(tree.expressions());
        builder.finish();
        return expression;
    }

    /** What stands between the braces of a formatted string, whose first code point is at the offset. */
    static Expression readReplacement(String text, int offset) throws SyntaxFault {
        ConditionParser.ReplacementContext tree = parse(text, offset, true, ConditionParser::replacement);
        TreeBuilder builder = new TreeBuilder(offset);
        Expression expression = builder.elements(tree.elements());
        builder.finish();
        return expression;
    }

    private static <T extends ParserRuleContext> T parse(
            String text, int offset, boolean bracketed, Function<ConditionParser, T> rule) throws SyntaxFault {
        ConditionLexer lexer = new ConditionLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        TokenCheck.check(tokens.getTokens(), offset, bracketed);
        ConditionParser parser = new ConditionParser(tokens);
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.removeErrorListeners();
        parser.addErrorListener(new FirstSyntaxError(offset));
        parser.addParseListener(new DepthLimit(offset));
        try {
            return rule.apply(parser);
        } catch (FirstSyntaxError.Found found) {
            throw new SyntaxFault(List.of(found.fault()));
        }
    }
}
