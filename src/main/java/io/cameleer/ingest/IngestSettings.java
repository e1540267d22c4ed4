package io.cameleer.ingest;

import java.time.ZoneId;

/**
 * How runs are ingested.
 *
 * @param logicalRoot what the catalogue's path of a run begins with, without a slash at its end
 * @param site the zone of scandates
 * @param externalUrl where people reach the service, without a slash at its end
 */
public record IngestSettings(String logicalRoot, ZoneId site, String externalUrl) {

    RunExperiments experiments() {
        return new RunExperiments(site);
    }
}
