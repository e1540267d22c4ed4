package io.cameleer.cli;

import io.cameleer.filter.FilterPair;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What the commands about signals have in common. */
final class SignalOptions {

    static final String RECORD_FIELDS =
            "Filters name the fields of a record: import_string, target_endpoint, target_id,"
                    + " attempts, first_failed, last_failed, data.";

    @Option(
            names = {"-fi", "--filters"},
            arity = "2",
            paramLabel = "KEY VALUE",
            description = {
                "Only where this holds; may be given several times, and all must hold.",
                "KEY is a field, with dots or two underscores between fields, and may end with a look-up of Django:",
                "sample.individual.species HUMAN, status__in FAILED,REJECTED, created__date__gte 2024-05-01. ! at its"
                        + " end negates."
            })
    private List<String> filters = new ArrayList<>();

    @Option(names = "--fail-fast", description = "Leave out the rest after the first failure.")
    boolean failFast;

    @Option(names = "--json", description = "One JSON document a line: an outcome each, then the numbers.")
    boolean json;

    List<FilterPair> filters() {
        List<FilterPair> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < filters.size(); i += 2) {
            pairs.add(new FilterPair(filters.get(i), filters.get(i + 1)));
        }
        return pairs;
    }
}
