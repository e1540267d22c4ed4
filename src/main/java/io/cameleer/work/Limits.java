package io.cameleer.work;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many callbacks of a function, or of a function at one site, may run at once, on all machines of the store
 * together.
 *
 * @param most by {@code function} or {@code function@site}, sorted
 */
public record Limits(Map<String, Integer> most) {

    /** Nothing is limited. */
    public static final Limits NONE = new Limits(Map.of());

    private static final Pattern LIMIT = Pattern.compile("\\s*([^=,\\s]+)\\s*=\\s*(\\d{1,6})\\s*");

    public Limits {
        most = Collections.unmodifiableMap(new TreeMap<>(most));
    }

    /**
     * Reads a list such as {@code http=8,http@lims.example.org=2}; 0 holds all of them back.
     *
     * @throws IllegalArgumentException names the part that is none
     */
    public static Limits parse(String text) {
        Map<String, Integer> most = new LinkedHashMap<>();
        if (text.isBlank()) {
            return NONE;
        }
        for (String part : text.split(",", -1)) {
            Matcher matcher = LIMIT.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "'" + part.strip()
                                + "' is no limit; write function=number or function@site=number, as in http@lims.example.org=2");
            }
            most.put(matcher.group(1), Integer.parseInt(matcher.group(2)));
        }
        return new Limits(most);
    }

    /** The limits that a lane is under, in one order for everybody. */
    public List<String> of(Lane lane) {
        List<String> names = new ArrayList<>();
        for (String name : most.keySet()) {
            if (name.equals(lane.function()) || name.equals(lane.function() + "@" + lane.site())) {
                names.add(name);
            }
        }
        return names;
    }
}
