package io.cameleer.condition.value;

import java.util.Map;

/** Python's datetime module. */
final class DatetimeModule {

    static final Module MODULE = new Module(
            "datetime",
            Map.of(
                    "datetime", DateTimeValue.TYPE,
                    "date", DateValue.TYPE,
                    "time", TimeValue.TYPE,
                    "timedelta", TimeDelta.TYPE,
                    "timezone", ZoneValue.TYPE,
                    "tzinfo", ZoneValue.INFO,
                    "UTC", ZoneValue.UTC,
                    "MINYEAR", 1L,
                    "MAXYEAR", 9999L));

    private DatetimeModule() {}
}
