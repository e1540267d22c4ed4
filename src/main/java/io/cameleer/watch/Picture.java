package io.cameleer.watch;

import io.cameleer.run.Stillness;
import io.cameleer.run.UnitFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run folder and each of its units looked like at one moment.
 *
 * @param looks by unit; the run's own under the empty name
 */
record Picture(Map<String, Stillness> looks) {

    /** The unit of everything that is no unit of its own. */
    static final String WHOLE = "";

    /** A folder that could not be looked at. */
    static final Picture NONE = new Picture(Map.of());

    private static final Stillness UNLISTED = Stillness.unlisted();

    Picture {
        looks = Collections.unmodifiableMap(new TreeMap<>(looks));
    }

    /** @throws IOException where the run folder itself cannot be listed */
    static Picture of(Path folder, UnitFolders apart, Instant now) throws IOException {
        Map<String, Stillness> looks = new TreeMap<>();
        Stillness whole = Stillness.of(folder, apart, now);
        looks.put(WHOLE, whole);
        for (String unit : whole.units()) {
            looks.put(unit, unit(folder.resolve(unit), now));
        }
        return new Picture(looks);
    }

    private static Stillness unit(Path folder, Instant now) {
        try {
            return Stillness.of(folder, now);
        } catch (IOException e) {
            return UNLISTED;
        }
    }

    /** The units that were seen. */
    Set<String> units() {
        return looks.keySet().stream().filter(unit -> !unit.isEmpty()).collect(Collectors.toSet());
    }

    /** Empty where it was not seen. */
    String fingerprint(String unit) {
        Stillness look = looks.get(unit);
        return look == null ? "" : look.fingerprint();
    }

    /** Whether nothing has changed between the two, whatever the time. */
    boolean isLike(Picture other) {
        return looks.keySet().equals(other.looks.keySet())
                && looks.keySet().stream().allMatch(unit -> fingerprint(unit).equals(other.fingerprint(unit)));
    }
}
