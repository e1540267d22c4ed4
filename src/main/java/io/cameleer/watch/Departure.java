package io.cameleer.watch;

import io.cameleer.run.Run;
import io.cameleer.run.RunState;
import io.cameleer.store.Session;
import io.cameleer.store.SightingTable.Sighting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that showed a run is not there any more. An arriving run goes on in another folder that shows it, or says
 * that its folder is gone; whatever comes under the folder's name later is looked at as if for the first time.
 */
final class Departure {

    private static final Logger LOG = LoggerFactory.getLogger(Departure.class);

    private Departure() {}

    /** Whether there is anything to record of the folder or of the units in it. */
    static boolean isNewsBelow(Session session, Path folder) {
        return isNews(session, folder)
                || session.sightings().below(folder).stream().anyMatch(seen -> isNews(session, seen.path()));
    }

    /** Records it of the folder and of the units in it; gives the folders to look at again in their stead. */
    static List<Path> recordBelow(Session session, Path folder) {
        List<Path> others = new ArrayList<>(record(session, folder));
        session.sightings().below(folder).forEach(seen -> others.addAll(record(session, seen.path())));
        return others;
    }

    /** Whether there is anything to record. */
    static boolean isNews(Session session, Path folder) {
        Optional<Sighting> sighting = session.sightings().find(folder);
        return sighting.map(Sighting::settled).orElse(false)
                || arriving(session, folder)
                        .filter(run -> !sentence(folder).equals(run.reason()))
                        .isPresent();
    }

    /** Records it; gives the folders that are to be looked at again in its stead. */
    static List<Path> record(Session session, Path folder) {
        session.sightings().setSettled(folder, false);
        return takenFrom(session, folder)
                .filter(run -> run.state() == RunState.ARRIVING || run.state() == RunState.INGESTED)
                .map(run -> goOn(session, run, folder))
                .orElse(List.of());
    }

    private static Optional<Run> arriving(Session session, Path folder) {
        return takenFrom(session, folder).filter(run -> run.state() == RunState.ARRIVING);
    }

    private static Optional<Run> takenFrom(Session session, Path folder) {
        return session.sightings()
                .find(folder)
                .flatMap(sighting -> session.runs().find(sighting.run()))
                .filter(run -> run.path().equals(folder));
    }

    private static List<Path> goOn(Session session, Run run, Path folder) {
        List<Path> others = session.sightings().ofRun(run.id()).stream()
                .map(Sighting::path)
                .filter(path -> !path.equals(folder) && Files.isDirectory(path))
                .toList();
        if (others.isEmpty() && run.state() == RunState.INGESTED) {
            // It is in the archive; that its folder is cleared away is no news.
            return others;
        }
        if (others.isEmpty()) {
            session.runs().setState(run.id(), RunState.ARRIVING, sentence(folder));
            session.journal().add("run", run.id(), "gone", sentence(folder));
            LOG.warn("run {}: {}", run.spoken(), sentence(folder));
        } else {
            String moved = "its folder " + folder + " is gone; " + others.get(0) + " is used now";
            boolean unproved =
                    session.sightings().find(folder).filter(Sighting::unproved).isPresent();
            session.sightings().setUnproved(others.get(0), unproved);
            session.runs().setPath(run.id(), others.get(0));
            others.forEach(other -> session.sightings().setSettled(other, false));
            session.journal().add("run", run.id(), "moved", moved);
            LOG.info("run {}: {}", run.spoken(), moved);
        }
        return others;
    }

    private static String sentence(Path folder) {
        return "its folder " + folder + " is gone; seen again, it goes on";
    }
}
