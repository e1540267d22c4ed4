package io.cameleer.condition.value;

import org.jspecify.annotations.Nullable;

/** Python's timezone: a fixed offset from UTC, with a name or without. */
record ZoneValue(TimeDelta offset, @Nullable String name) implements PythonValue {

    /** What Python's zones derive from. */
    static final Type INFO = Type.named("datetime.tzinfo").build();

    static final ZoneValue UTC = new ZoneValue(TimeDelta.ZERO, null);

    static final Type TYPE = type(Type.named("datetime.timezone"));

    private static Type type(Type.Builder builder) {
        Signature moment = Signature.of("dt", "/");
        return builder.base(INFO)
                .constructor(Signature.of("offset", "name?"), (evaluation, arguments) -> construct(arguments))
                .method("utcoffset", moment, (evaluation, self, arguments) -> {
                    requireMoment("utcoffset", arguments.get(0));
                    return ((ZoneValue) self).offset;
                })
                .method("tzname", moment, (evaluation, self, arguments) -> {
                    requireMoment("tzname", arguments.get(0));
                    return ((ZoneValue) self).text(evaluation);
                })
                .method("dst", moment, (evaluation, self, arguments) -> {
                    requireMoment("dst", arguments.get(0));
                    return None.NONE;
                })
                .constant("utc", UTC)
                .constant("min", new ZoneValue(TimeDelta.ofSeconds(-86_340), null))
                .constant("max", new ZoneValue(TimeDelta.ofSeconds(86_340), null))
                .build();
    }

    private static void requireMoment(String method, Object value) {
        if (!(value instanceof DateTimeValue) && value != None.NONE) {
            throw PythonError.type(method + "(dt) argument must be a datetime instance or None, not "
                    + Types.of(value).name());
        }
    }

    private static ZoneValue construct(Arguments arguments) {
        if (!(arguments.get(0) instanceof TimeDelta offset)) {
            throw PythonError.type("timezone() argument 1 must be datetime.timedelta, not "
                    + Types.of(arguments.get(0)).name());
        }
        String name = arguments.has(1) ? arguments.text(1) : null;
        boolean midnight = offset.days() == -1 && offset.seconds() == 0 && offset.microseconds() == 0;
        if (offset.days() < -1 || offset.days() > 0 || midnight) {
            throw PythonError.value(
                    "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24)");
        }
        return name == null && offset.equals(TimeDelta.ZERO) ? UTC : new ZoneValue(offset, name);
    }

    /** A zone argument: None, or a zone. */
    static @Nullable ZoneValue of(Object value) {
        if (value == None.NONE) {
            return null;
        }
        if (value instanceof ZoneValue zone) {
            return zone;
        }
        throw PythonError.type("tzinfo argument must be None or of a tzinfo subclass, not type '"
                + Types.of(value).name() + "'");
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public boolean equal(Evaluation evaluation, Object other) {
        return other instanceof ZoneValue zone && offset.equals(zone.offset);
    }

    @Override
    public Object key(Evaluation evaluation) {
        return new ZoneValue(offset, null);
    }

    @Override
    public String repr(Evaluation evaluation) {
        if (this.equals(UTC)) {
            return "datetime.timezone.utc";
        }
        return "datetime.timezone(" + offset.repr(evaluation) + (name == null ? "" : ", " + TextRepr.of(name)) + ")";
    }

    @Override
    public String text(Evaluation evaluation) {
        if (name != null) {
            return name;
        }
        return offset.equals(TimeDelta.ZERO) ? "UTC" : "UTC" + IsoText.offset(offset, ":");
    }
}
