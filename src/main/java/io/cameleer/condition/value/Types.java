package io.cameleer.condition.value;

import java.math.BigInteger;

/** The type of any value. */
public final class Types {

    /** The type of what {@code isocalendar()} gives. */
    public static final Type ISO_CALENDAR_DATE = IsoCalendarDate.TYPE;

    /** The types of what {@code keys()}, {@code values()} and {@code items()} give. */
    public static final Type DICT_KEYS = DictView.KEYS;

    public static final Type DICT_VALUES = DictView.VALUES;
    public static final Type DICT_ITEMS = DictView.ITEMS;

    private Types() {}

    public static Type of(Object value) {
        if (value instanceof PythonValue python) {
            return python.type();
        }
        if (value instanceof String) {
            return Text.TYPE;
        }
        if (value instanceof Long || value instanceof BigInteger) {
            return Integers.TYPE;
        }
        if (value instanceof Boolean) {
            return Truth.TYPE;
        }
        if (value instanceof Double) {
            return Floats.TYPE;
        }
        throw new IllegalArgumentException("not a value of a condition: " + value.getClass());
    }
}
