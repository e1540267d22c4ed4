package io.cameleer.condition.tree;

import io.cameleer.condition.syntax.Place;
import io.cameleer.condition.value.Arithmetic;
import io.cameleer.condition.value.Operator;
import io.cameleer.condition.value.Relation;
import io.cameleer.condition.value.Truth;

/** Operators, comparisons, and what decides by truth. */
final class Operations {

    private Operations() {}

    static final class Unary extends Node {

        private final Operator operator;
        private final Node operand;

        Unary(Place place, Operator operator, Node operand) {
            super(place);
            this.operator = operator;
            this.operand = operand;
        }

        @Override
        Object compute(Frame frame) {
            return Arithmetic.unary(frame.evaluation, operator, operand.evaluate(frame));
        }
    }

    static final class Binary extends Node {

        private final Operator operator;
        private final Node left;
        private final Node right;

        Binary(Place place, Operator operator, Node left, Node right) {
            super(place);
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override
        Object compute(Frame frame) {
            return Arithmetic.binary(frame.evaluation, operator, left.evaluate(frame), right.evaluate(frame));
        }
    }

    /** Each operand is evaluated once, and none after a relation that does not hold. */
    static final class Comparison extends Node {

        private final Node[] operands;
        private final Relation[] relations;

        Comparison(Place place, Node[] operands, Relation[] relations) {
            super(place);
            this.operands = operands;
            this.relations = relations;
        }

        @Override
        Object compute(Frame frame) {
            Object left = operands[0].evaluate(frame);
            for (int i = 0; i < relations.length; i++) {
                Object right = operands[i + 1].evaluate(frame);
                if (!relations[i].holds(frame.evaluation, left, right)) {
                    return false;
                }
                left = right;
            }
            return true;
        }
    }

    /** The first operand that decides, or the last one: a value, not its truth. */
    static final class Logical extends Node {

        private final boolean conjunction;
        private final Node[] operands;

        Logical(Place place, boolean conjunction, Node[] operands) {
            super(place);
            this.conjunction = conjunction;
            this.operands = operands;
        }

        @Override
        Object compute(Frame frame) {
            Object value = operands[0].evaluate(frame);
            for (int i = 1; i < operands.length && Truth.of(value) == conjunction; i++) {
                value = operands[i].evaluate(frame);
            }
            return value;
        }
    }

    static final class Not extends Node {

        private final Node operand;

        Not(Place place, Node operand) {
            super(place);
            this.operand = operand;
        }

        @Override
        Object compute(Frame frame) {
            return !Truth.of(operand.evaluate(frame));
        }
    }

    static final class Choice extends Node {

        private final Node condition;
        private final Node chosen;
        private final Node otherwise;

        Choice(Place place, Node condition, Node chosen, Node otherwise) {
            super(place);
            this.condition = condition;
            this.chosen = chosen;
            this.otherwise = otherwise;
        }

        @Override
        Object compute(Frame frame) {
            return (Truth.of(condition.evaluate(frame)) ? chosen : otherwise).evaluate(frame);
        }
    }
}
