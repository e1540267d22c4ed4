package io.cameleer.condition.tree;

import io.cameleer.condition.syntax.Place;
import io.cameleer.condition.value.Evaluation;
import io.cameleer.condition.value.Format;
import io.cameleer.condition.value.Repr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A formatted string. */
final class FormattedString extends Node {

    /** Text, or a field. */
    sealed interface Part {}

    record TextPart(String text) implements Part {}

    /** @param conversion {@code s}, {@code r} or {@code a}, or 0 */
    record Field(Node value, char conversion, @Nullable Node specification) implements Part {}

    private final List<Part> parts;

    FormattedString(Place place, List<Part> parts) {
        super(place);
        this.parts = parts;
    }

    @Override
    Object compute(Frame frame) {
        Evaluation evaluation = frame.evaluation;
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof TextPart plain) {
                text.append(plain.text());
            } else if (part instanceof Field field) {
                text.append(format(frame, field));
            }
            evaluation.grow(text.length());
        }
        return text.toString();
    }

    private static String format(Frame frame, Field field) {
        Object value = field.value().evaluate(frame);
        Object converted = Repr.convert(frame.evaluation, value, field.conversion());
        Node specification = field.specification();
        String written = specification == null ? "" : (String) specification.evaluate(frame);
        return Format.format(frame.evaluation, converted, written);
    }
}
