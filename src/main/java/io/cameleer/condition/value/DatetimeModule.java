package io.cameleer.condition.value;

import java.util.Map;

/** Python's datetime module. */
public final class DatetimeModule {

    static final Module MODULE = new Module("datetime", Map.of("datetime", DateTimeValue.TYPE));

    private DatetimeModule() {}
}
