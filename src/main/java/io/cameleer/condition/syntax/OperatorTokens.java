package io.cameleer.condition.syntax;

import io.cameleer.condition.grammar.ConditionLexer;
import io.cameleer.condition.grammar.ConditionParser.ComparatorContext;
import io.cameleer.condition.grammar.ConditionParser.IsNotContext;
import io.cameleer.condition.grammar.ConditionParser.NotInContext;
import io.cameleer.condition.value.Operator;
import io.cameleer.condition.value.Relation;
import org.antlr.v4.runtime.Token;

/** Which operator a token is, by where it stands; the grammar has let no other token come here. */
final class OperatorTokens {

    private OperatorTokens() {}

    static Relation relation(ComparatorContext context) {
        if (context instanceof NotInContext) {
            return Relation.NOT_IN;
        }
        if (context instanceof IsNotContext) {
            return Relation.IS_NOT;
        }
        return switch (context.getStart().getType()) {
            case ConditionLexer.LESS -> Relation.LESS;
            case ConditionLexer.LESS_EQUAL -> Relation.LESS_OR_EQUAL;
            case ConditionLexer.GREATER -> Relation.GREATER;
            case ConditionLexer.GREATER_EQUAL -> Relation.GREATER_OR_EQUAL;
            case ConditionLexer.EQUAL -> Relation.EQUAL;
            case ConditionLexer.NOT_EQUAL -> Relation.NOT_EQUAL;
            case ConditionLexer.IN -> Relation.IN;
            default -> Relation.IS;
        };
    }

    static Operator unary(Token token) {
        return switch (token.getType()) {
            case ConditionLexer.PLUS -> Operator.PLUS;
            case ConditionLexer.MINUS -> Operator.MINUS;
            default -> Operator.INVERT;
        };
    }

    static Operator binary(Token token) {
        return switch (token.getType()) {
            case ConditionLexer.PLUS -> Operator.ADD;
            case ConditionLexer.MINUS -> Operator.SUBTRACT;
            case ConditionLexer.STAR -> Operator.MULTIPLY;
            case ConditionLexer.SLASH -> Operator.DIVIDE;
            case ConditionLexer.DOUBLE_SLASH -> Operator.FLOOR_DIVIDE;
            case ConditionLexer.PERCENT -> Operator.MODULO;
            case ConditionLexer.AT -> Operator.MATRIX_MULTIPLY;
            case ConditionLexer.SHIFT_LEFT -> Operator.SHIFT_LEFT;
            case ConditionLexer.SHIFT_RIGHT -> Operator.SHIFT_RIGHT;
            case ConditionLexer.AMPERSAND -> Operator.AND;
            case ConditionLexer.PIPE -> Operator.OR;
            default -> Operator.XOR;
        };
    }
}
