package io.cameleer.condition.syntax;

import io.cameleer.condition.grammar.ConditionLexer;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Says in words where the parser stopped; what it would find after that are consequences. */
final class FirstSyntaxError extends BaseErrorListener {

    private static final Set<Integer> OPERAND_ENDS = Set.of(
            ConditionLexer.NAME,
            ConditionLexer.INTEGER,
            ConditionLexer.FLOAT,
            ConditionLexer.STRING,
            ConditionLexer.TRUE,
            ConditionLexer.FALSE,
            ConditionLexer.NONE,
            ConditionLexer.RPAREN,
            ConditionLexer.RBRACKET,
            ConditionLexer.RBRACE);

    private static final Set<Integer> OPERAND_STARTS = Set.of(
            ConditionLexer.NAME,
            ConditionLexer.INTEGER,
            ConditionLexer.FLOAT,
            ConditionLexer.STRING,
            ConditionLexer.TRUE,
            ConditionLexer.FALSE,
            ConditionLexer.NONE,
            ConditionLexer.LBRACE);

    /** Carries the fault out of the parser. */
    static final class Found extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Fault fault;

        Found(Fault fault) {
            super(fault.message(), null, false, false);
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }
    }

    private final int offset;

    FirstSyntaxError(int offset) {
        this.offset = offset;
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            @Nullable Object offending,
            int line,
            int column,
            String message,
            @Nullable RecognitionException cause) {
        Token token = ((Parser) recognizer).getCurrentToken();
        throw new Found(describe(token, ((Parser) recognizer).getTokenStream().LT(-1)));
    }

    private Fault describe(Token token, @Nullable Token before) {
        Place place = TokenCheck.place(token, offset);
        if (token.getType() == Token.EOF) {
            return new Fault(
                    place,
                    before == null
                            ? "an expression is missing"
                            : "the expression ends too early, after '" + before.getText() + "'");
        }
        if (token.getType() == ConditionLexer.ASSIGN) {
            return new Fault(place, "'=' assigns a value: to compare, write '=='", "==");
        }
        if (before != null && OPERAND_ENDS.contains(before.getType()) && OPERAND_STARTS.contains(token.getType())) {
            return new Fault(place, "unexpected '" + token.getText() + "': an operator is missing before it");
        }
        return new Fault(place, "unexpected '" + token.getText() + "'");
    }
}
