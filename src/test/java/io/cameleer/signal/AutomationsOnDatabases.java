package io.cameleer.signal;

import io.cameleer.analysis.Application;
import io.cameleer.analysis.Tuple;
import io.cameleer.signal.Automations.Site;
import io.cameleer.store.Database;
import io.cameleer.store.StoreSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Signals of a site that each test makes, on each database. */
@ParameterizedClass(name = "{0}")
@EnumSource
abstract class AutomationsOnDatabases {

    @Parameter
    Database database;

    @TempDir
    Path folder;

    private StoreSettings settings;
    Automations made;

    final Automations automations(Site site) {
        settings = database.fresh(folder);
        made = new Automations(folder, site, settings);
        return made;
    }

    final Automations automations() {
        return automations(Site.plain());
    }

    @AfterEach
    void close() {
        if (made != null) {
            made.close();
            database.drop(settings);
        }
    }

    final long newAnalysis() {
        long experiment = made.experiment("e1", "HUMAN");
        return made.store.transact(session -> session.analyses()
                .add(new Application("qc", "1", "", ""), new Tuple(List.of(experiment), List.of()), "ada", List.of()));
    }
}
