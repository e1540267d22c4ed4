package io.cameleer.cli;

import io.cameleer.spelling.Similar;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A name that nothing has; the message gives the nearest that something has, and some of the others. */
final class NoSuchItemException extends Exception {

    private static final long serialVersionUID = 1L;

    /** As many names are listed. */
    private static final int NAMED = 10;

    NoSuchItemException(String noun, String wanted, List<String> names) {
        super("there is no " + noun + " '" + wanted + "'" + meant(Similar.didYouMean(wanted, names))
                + others(noun, names));
    }

    private static String meant(@Nullable String meant) {
        return meant == null ? "" : " (" + meant + ")";
    }

    private static String others(String noun, List<String> names) {
        if (names.isEmpty()) {
            return "; there is none";
        }
        int more = names.size() - NAMED;
        String shown = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return more <= 0 ? "; there are: " + shown : "; there are " + names.size() + " " + noun + "s, such as " + shown;
    }

    /** Finds the one whose member is this, the first member that fits first. */
    static Map<String, Object> find(String noun, String wanted, List<Map<String, Object>> items, List<String> members)
            throws NoSuchItemException {
        for (String member : members) {
            for (Map<String, Object> item : items) {
                if (wanted.equals(String.valueOf(item.get(member)))) {
                    return item;
                }
            }
        }
        throw new NoSuchItemException(
                noun,
                wanted,
                items.stream()
                        .map(item -> String.valueOf(item.get(members.get(0))))
                        .toList());
    }
}
