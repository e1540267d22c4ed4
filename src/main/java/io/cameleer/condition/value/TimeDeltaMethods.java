package io.cameleer.condition.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/** How timedeltas are made, and their attributes. */
final class TimeDeltaMethods {

    private static final String[] PARTS = {
        "days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"
    };

    private static final long[] MICROSECONDS = {
        86_400_000_000L, 1_000_000, 1, 1_000, 60_000_000, 3_600_000_000L, 604_800_000_000L
    };

    /** The order in which CPython adds the parts up, which decides how their fractions are rounded. */
    private static final int[] ORDER = {2, 3, 1, 4, 5, 0, 6};

    private TimeDeltaMethods() {}

    static Type type() {
        return Type.named("datetime.timedelta")
                .constructor(
                        Signature.of(
                                "days?", "seconds?", "microseconds?", "milliseconds?", "minutes?", "hours?", "weeks?"),
                        (evaluation, arguments) -> construct(arguments))
                .property("days", self -> (long) ((TimeDelta) self).days())
                .property("seconds", self -> (long) ((TimeDelta) self).seconds())
                .property("microseconds", self -> (long) ((TimeDelta) self).microseconds())
                .method(
                        "total_seconds",
                        Signature.NONE,
                        (evaluation, self, arguments) ->
                                IntegerDivision.exact(((TimeDelta) self).total(), TimeDelta.MICROSECONDS_A_SECOND))
                .constant("min", new TimeDelta(-TimeDelta.MOST_DAYS, 0, 0))
                .constant("max", new TimeDelta(TimeDelta.MOST_DAYS, 86_399, 999_999))
                .constant("resolution", new TimeDelta(0, 0, 1))
                .build();
    }

    private static TimeDelta construct(Arguments arguments) {
        BigInteger total = BigInteger.ZERO;
        double fractions = 0;
        for (int part : ORDER) {
            if (!arguments.has(part)) {
                continue;
            }
            Object value = arguments.get(part);
            if (Integers.is(value)) {
                total = total.add(Integers.big(value).multiply(BigInteger.valueOf(MICROSECONDS[part])));
            } else if (value instanceof Double number) {
                Floats.truncate(number);
                double whole = number < 0 ? Math.ceil(number) : Math.floor(number);
                BigInteger exact = new BigDecimal(whole).toBigInteger();
                double rest = (number - whole) * MICROSECONDS[part];
                double restWhole = rest < 0 ? Math.ceil(rest) : Math.floor(rest);
                total = total.add(exact.multiply(BigInteger.valueOf(MICROSECONDS[part])))
                        .add(BigInteger.valueOf((long) restWhole));
                fractions += rest - restWhole;
            } else {
                throw PythonError.type("unsupported type for timedelta " + PARTS[part] + " component: "
                        + Types.of(value).name());
            }
        }
        return TimeDelta.ofMicroseconds(total.add(BigInteger.valueOf(rounded(fractions, total.testBit(0)))));
    }

    /** To the nearest microsecond, a half so that the sum is even. */
    private static long rounded(double fractions, boolean odd) {
        double up = Math.signum(fractions) * Math.floor(Math.abs(fractions) + 0.5);
        if (Math.abs(up - fractions) != 0.5) {
            return (long) up;
        }
        int one = odd ? 1 : 0;
        double half = (fractions + one) * 0.5;
        return (long) (2 * Math.signum(half) * Math.floor(Math.abs(half) + 0.5)) - one;
    }
}
