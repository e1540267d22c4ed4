package io.cameleer.condition.syntax;

import io.cameleer.condition.grammar.ConditionLexer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Refuses, by name and before anything is parsed, what no condition may contain; and brackets that do not match. */
final class TokenCheck {

    private static final int DEEPEST = 60;

    private static final Map<Integer, Integer> CLOSING = Map.of(
            ConditionLexer.RPAREN, ConditionLexer.LPAREN,
            ConditionLexer.RBRACKET, ConditionLexer.LBRACKET,
            ConditionLexer.RBRACE, ConditionLexer.LBRACE);

    /** What Python writes for other languages' operators. */
    private static final Map<String, String> TRANSLATIONS =
            Map.of("&&", "and", "||", "or", "!", "not", "===", "==", "!==", "!=", "<>", "!=", "=>", ">=");

    private final int offset;
    private final boolean bracketed;
    private final List<Fault> faults = new ArrayList<>();
    private final Deque<Token> open = new ArrayDeque<>();
    private @Nullable Token before;

    private TokenCheck(int offset, boolean bracketed) {
        this.offset = offset;
        this.bracketed = bracketed;
    }

    /** @param bracketed whether the text stands between brackets, where lines may break */
    static void check(List<Token> tokens, int offset, boolean bracketed) throws SyntaxFault {
        TokenCheck check = new TokenCheck(offset, bracketed);
        @Nullable Token line = null;
        boolean begun = false;
        for (Token token : tokens) {
            if (token.getType() == ConditionLexer.NEWLINE) {
                line = begun && check.open.isEmpty() ? token : null;
            } else if (token.getType() != Token.EOF) {
                begun = true;
                if (line != null && !bracketed) {
                    check.fault(line, "a condition is one line: put brackets around an expression that takes several");
                    break;
                }
                if (!check.accept(token)) {
                    break;
                }
            }
        }
        check.finish();
    }

    static Place place(Token token, int offset) {
        int start = offset + token.getStartIndex();
        return new Place(start, token.getType() == Token.EOF ? start : offset + token.getStopIndex() + 1);
    }

    private void fault(Token token, String message) {
        faults.add(new Fault(place(token, offset), message));
    }

    /** Whether what follows is worth looking at. */
    private boolean accept(Token token) {
        String text = token.getText();
        if (before != null && isOpening(before, token)) {
            fault(before, "this string is never closed");
            open.clear();
            return false;
        }
        before = token;
        switch (token.getType()) {
            case ConditionLexer.RESERVED -> fault(token, reserved(text));
            case ConditionLexer.FOREIGN -> faults.add(foreign(token, text));
            case ConditionLexer.IMAGINARY -> fault(token, "conditions know no complex numbers: '" + text + "'");
            case ConditionLexer.STRING -> checkPrefix(token, text);
            case ConditionLexer.UNKNOWN -> fault(token, unknown(text));
            case ConditionLexer.UNTERMINATED -> {
                fault(token, "this string is never closed");
                open.clear();
                return false;
            }
            case ConditionLexer.LPAREN, ConditionLexer.LBRACKET, ConditionLexer.LBRACE -> {
                open.push(token);
                if (open.size() > DEEPEST) {
                    fault(token, "brackets are nested more than " + DEEPEST + " deep");
                    open.clear();
                    return false;
                }
            }
            case ConditionLexer.RPAREN, ConditionLexer.RBRACKET, ConditionLexer.RBRACE -> {
                return close(token);
            }
            default -> {}
        }
        return true;
    }

    /** Whether what looks like an empty string and another one is the beginning of a string in three quotes. */
    private static boolean isOpening(Token empty, Token next) {
        String text = empty.getText();
        int quote = text.length() - 2;
        return empty.getType() == ConditionLexer.STRING
                && empty.getStopIndex() + 1 == next.getStartIndex()
                && text.charAt(quote) == text.charAt(quote + 1)
                && text.indexOf(text.charAt(quote)) == quote
                && next.getText().charAt(0) == text.charAt(quote);
    }

    private boolean close(Token token) {
        Token opening = open.poll();
        if (opening == null) {
            fault(token, "unmatched '" + token.getText() + "'");
            return false;
        }
        if (opening.getType() != CLOSING.getOrDefault(token.getType(), -1)) {
            fault(token, "'" + token.getText() + "' does not close '" + opening.getText() + "'");
            open.clear();
            return false;
        }
        return true;
    }

    private void finish() throws SyntaxFault {
        if (!open.isEmpty() && faults.isEmpty()) {
            fault(open.peek(), "'" + open.peek().getText() + "' is never closed");
        }
        if (!faults.isEmpty()) {
            throw new SyntaxFault(faults);
        }
    }

    private void checkPrefix(Token token, String text) {
        int quote = Math.min(index(text, '\''), index(text, '"'));
        String prefix = text.substring(0, quote).toLowerCase(Locale.ROOT);
        if (prefix.contains("b")) {
            fault(token, "conditions know no bytes: leave out the prefix '" + text.substring(0, quote) + "'");
        } else if (prefix.length() == 2 && !prefix.equals("rf") && !prefix.equals("fr")) {
            fault(token, "'" + text.substring(0, quote) + "' is no prefix of a string");
        }
    }

    private static int index(String text, char quote) {
        int index = text.indexOf(quote);
        return index < 0 ? Integer.MAX_VALUE : index;
    }

    private static String reserved(String word) {
        return switch (word) {
            case "await", "async" -> "conditions do not wait: '" + word + "' is not allowed";
            case "yield" -> "a condition is no function: 'yield' is not allowed";
            default -> "'" + word + "' belongs to statements: a condition is one expression";
        };
    }

    private Fault foreign(Token token, String text) {
        String translation = TRANSLATIONS.get(text);
        String message =
                switch (text) {
                    case ":=" -> "conditions cannot assign: ':=' is not allowed";
                    case ";" -> "a condition is one expression: ';' is not allowed";
                    case "?" -> "Python writes a choice as 'a if condition else b'";
                    default ->
                        translation == null && text.endsWith("=")
                                ? "conditions cannot assign: '" + text + "' is not allowed"
                                : "'" + text + "' is not an operator of Python";
                };
        return new Fault(place(token, offset), message, translation);
    }

    private static String unknown(String text) {
        int character = text.codePointAt(0);
        return String.format("the character '%s' (U+%04X) has no place outside a string", text, character);
    }
}
