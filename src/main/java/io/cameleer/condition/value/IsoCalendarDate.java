package io.cameleer.condition.value;

import java.util.List;

/** What {@code isocalendar()} gives: a tuple whose elements have names. */
final class IsoCalendarDate extends TupleValue {

    static final Type TYPE = Type.named("datetime.IsoCalendarDate")
            .base(TupleValue.TYPE)
            .property("year", self -> ((IsoCalendarDate) self).elements.get(0))
            .property("week", self -> ((IsoCalendarDate) self).elements.get(1))
            .property("weekday", self -> ((IsoCalendarDate) self).elements.get(2))
            .build();

    IsoCalendarDate(long year, long week, long weekday) {
        super(List.of(year, week, weekday));
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public String repr(Evaluation evaluation) {
        return "datetime.IsoCalendarDate(year=" + elements.get(0) + ", week=" + elements.get(1) + ", weekday="
                + elements.get(2) + ")";
    }
}
