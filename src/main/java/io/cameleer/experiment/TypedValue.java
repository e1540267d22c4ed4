package io.cameleer.experiment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The value of a variable, with its type.
 *
 * @param value a JSON value, every digit kept; dates and times are ISO 8601 texts without a zone, in the site's time
 */
public record TypedValue(VariableType type, @Nullable Object value) {

    /** The type that a JSON value has by itself: dates and times are texts, objects and lists json. */
    public static TypedValue infer(@Nullable Object json) {
        if (json == null) {
            return new TypedValue(VariableType.NONE, null);
        }
        if (json instanceof Boolean) {
            return new TypedValue(VariableType.BOOL, json);
        }
        if (isInteger(json)) {
            return new TypedValue(VariableType.INT, json);
        }
        if (json instanceof Number) {
            return new TypedValue(VariableType.FLOAT, json);
        }
        return new TypedValue(json instanceof String ? VariableType.STR : VariableType.JSON, json);
    }

    /**
     * A JSON value as one of a type.
     *
     * @throws IllegalArgumentException with a sentence: the value is none of that type
     */
    public static TypedValue of(VariableType type, @Nullable Object json) {
        boolean fits =
                switch (type) {
                    case NONE -> json == null;
                    case BOOL -> json instanceof Boolean;
                    case INT -> isInteger(json);
                    case FLOAT -> json instanceof Number;
                    case STR -> json instanceof String;
                    case DATE, DATETIME, TIME -> json instanceof String text && moment(type, text) != null;
                    case JSON -> json instanceof Map || json instanceof List;
                };
        if (!fits) {
            throw new IllegalArgumentException((json instanceof String text ? "'" + text + "'" : String.valueOf(json))
                    + " is no " + type.label() + "; give " + wanted(type));
        }
        return new TypedValue(
                type, type == VariableType.FLOAT && json instanceof Number number ? decimal(number) : json);
    }

    /** The value that conditions see: dates and times as such. */
    public @Nullable Object forConditions() {
        return value instanceof String text
                        && (type == VariableType.DATE || type == VariableType.DATETIME || type == VariableType.TIME)
                ? moment(type, text)
                : value;
    }

    private static boolean isInteger(@Nullable Object json) {
        return json instanceof Integer || json instanceof Long || json instanceof BigInteger || json instanceof Short;
    }

    /** A whole number that is to be a float stays one when it is read again. */
    private static Number decimal(Number number) {
        return isInteger(number) ? new BigDecimal(number.toString()).setScale(1) : number;
    }

    private static @Nullable Object moment(VariableType type, String text) {
        try {
            return switch (type) {
                case DATE -> LocalDate.parse(text);
                case TIME -> LocalTime.parse(text);
                default -> LocalDateTime.parse(text.replace(' ', 'T'));
            };
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String wanted(VariableType type) {
        return switch (type) {
            case NONE -> "null";
            case BOOL -> "true or false";
            case INT -> "a whole number";
            case FLOAT -> "a number";
            case STR -> "a text";
            case DATE -> "a text such as \"2024-05-17\"";
            case DATETIME -> "a text such as \"2024-05-17T09:30:00\", in the site's time";
            case TIME -> "a text such as \"09:30:00\"";
            case JSON -> "an object or a list";
        };
    }
}
