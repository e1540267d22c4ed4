package io.cameleer.schedule;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers in a crontab's fields: Quartz takes some that no clock shows, and then never runs. */
final class CrontabFields {

    private static final int LEAST = 5;
    private static final int MOST = 7;
    private static final Pattern NUMBER = Pattern.compile("(?<![#/0-9A-Za-z])[0-9]+");
    private static final Pattern STEP = Pattern.compile("/0*(?![0-9])");

    private static final Field SECOND = new Field("second", 0, 59);
    private static final Field MINUTE = new Field("minute", 0, 59);
    private static final Field HOUR = new Field("hour", 0, 23);
    private static final Field DAY = new Field("day of the month", 1, 31);
    private static final Field MONTH = new Field("month", 1, 12);
    private static final List<Field> CRONTAB = List.of(MINUTE, HOUR, DAY, MONTH, new Field("day of the week", 0, 7));
    private static final List<Field> QUARTZ = List.of(
            SECOND, MINUTE, HOUR, DAY, MONTH, new Field("day of the week", 1, 7), new Field("year", 1970, 2199));

    private CrontabFields() {}

    private record Field(String name, int least, int most) {

        void check(String text) {
            Matcher number = NUMBER.matcher(text);
            while (number.find()) {
                String digits = number.group();
                int value = digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits);
                if (value < least || value > most) {
                    throw new IllegalArgumentException(
                            "the " + name + " is '" + text + "', which is not within " + least + " to " + most);
                }
            }
            if (STEP.matcher(text).find()) {
                throw new IllegalArgumentException("the " + name + " is '" + text + "', which has a step of nothing");
            }
        }
    }

    /**
     * @throws IllegalArgumentException naming the field that no clock shows, or how many fields there are
     */
    static void check(String text) {
        String[] fields = text.isBlank() ? new String[0] : text.split(" ");
        if (fields.length < LEAST || fields.length > MOST) {
            throw new IllegalArgumentException("it has " + fields.length + " fields");
        }
        List<Field> known = fields.length == LEAST ? CRONTAB : QUARTZ;
        for (int i = 0; i < fields.length; i++) {
            known.get(i).check(fields[i]);
        }
    }
}
