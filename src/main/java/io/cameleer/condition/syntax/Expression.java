package io.cameleer.condition.syntax;

import io.cameleer.condition.value.Operator;
import io.cameleer.condition.value.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression as it was written, each part with its place. */
public sealed interface Expression {

    /** The condition of a blank text. */
    static Expression always() {
        return new Literal(new Place(0, 0), true);
    }

    Place place();

    <R> R accept(Visitor<R> visitor);

    /** A value that is written out: a number, a text, True, False, None or {@code ...}. */
    record Literal(Place place, Object value) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.literal(this);
        }
    }

    record Name(Place place, String name) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.name(this);
        }
    }

    /** @param namePlace where the attribute's name stands */
    record Attribute(Place place, Expression owner, String name, Place namePlace) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.attribute(this);
        }
    }

    record Subscript(Place place, Expression owner, Expression index) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.subscript(this);
        }
    }

    record Slice(Place place, @Nullable Expression start, @Nullable Expression stop, @Nullable Expression step)
            implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.slice(this);
        }
    }

    record Call(Place place, Expression function, List<Argument> arguments) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.call(this);
        }
    }

    /** @param keyword the parameter's name; null for a positional argument and for unpacked ones */
    record Argument(Unpacking unpacking, @Nullable String keyword, Expression value) {}

    /** How many stars stand before an element or an argument. */
    enum Unpacking {
        NONE,
        ELEMENTS,
        MAPPING
    }

    record Unary(Place place, Operator operator, Expression operand) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unary(this);
        }
    }

    record Binary(Place place, Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.binary(this);
        }
    }

    /** A chain: each relation stands between two neighbouring operands. */
    record Comparison(Place place, List<Expression> operands, List<Relation> relations) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.comparison(this);
        }
    }

    /** {@code and}, or {@code or}, over two operands or more. */
    record Logical(Place place, boolean conjunction, List<Expression> operands) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.logical(this);
        }
    }

    record Not(Place place, Expression operand) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }
    }

    record Choice(Place place, Expression condition, Expression chosen, Expression otherwise) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.choice(this);
        }
    }

    /** An element of a display; {@code key} is there in a dict's pair alone. */
    record Element(Unpacking unpacking, @Nullable Expression key, Expression value) {}

    /** What a display or a comprehension makes. */
    enum Kind {
        TUPLE,
        LIST,
        SET,
        DICT,
        GENERATOR
    }

    record Display(Place place, Kind kind, List<Element> elements) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.display(this);
        }
    }

    record Comprehension(Place place, Kind kind, Element element, List<Loop> loops) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.comprehension(this);
        }
    }

    record Loop(Target target, Expression iterable, List<Expression> filters) {}

    /** What a loop assigns to. */
    sealed interface Target {}

    record NameTarget(Place place, String name) implements Target {}

    /** @param starred the index of the target that takes what is left, or −1 */
    record Targets(List<Target> targets, int starred) implements Target {}

    record Lambda(Place place, List<Parameter> parameters, Expression body) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.lambda(this);
        }
    }

    record Parameter(String name, ParameterKind kind, @Nullable Expression defaultValue) {}

    /** How a lambda's parameter takes its argument. */
    enum ParameterKind {
        POSITIONAL_ONLY,
        NAMED,
        REST,
        KEYWORD_ONLY,
        KEYWORDS
    }

    /** A formatted string: text and replacement fields. */
    record Formatted(Place place, List<Part> parts) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.formatted(this);
        }
    }

    sealed interface Part {}

    record TextPart(String text) implements Part {}

    /**
     * @param conversion {@code s}, {@code r} or {@code a}, or 0
     * @param specification the format specification, itself a formatted string
     */
    record Field(Expression value, char conversion, @Nullable Formatted specification) implements Part {}

    /** What is done with each kind of expression. */
    interface Visitor<R> {
        R literal(Literal literal);

        R name(Name name);

        R attribute(Attribute attribute);

        R subscript(Subscript subscript);

        R slice(Slice slice);

        R call(Call call);

        R unary(Unary unary);

        R binary(Binary binary);

        R comparison(Comparison comparison);

        R logical(Logical logical);

        R not(Not not);

        R choice(Choice choice);

        R display(Display display);

        R comprehension(Comprehension comprehension);

        R lambda(Lambda lambda);

        R formatted(Formatted formatted);
    }
}
