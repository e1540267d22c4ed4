package io.cameleer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of docs/architecture.md. */
@AnalyzeClasses(packages = "io.cameleer", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] PURE = {
        "io.cameleer.run..",
        "io.cameleer.samplesheet..",
        "io.cameleer.workflow..",
        "io.cameleer.condition..",
        "io.cameleer.governor..",
        "io.cameleer.archive..",
        "io.cameleer.experiment..",
        "io.cameleer.json..",
        "io.cameleer.work..",
        "io.cameleer.demo..",
        "io.cameleer.spelling..",
        "io.cameleer.text..",
        "io.cameleer.filter..",
        "io.cameleer.schedule.."
    };

    @ArchTest
    static final ArchRule the_core_knows_no_camel_no_jdbc_and_no_http = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.camel..",
                    "java.sql..",
                    "javax.sql..",
                    "org.jdbi..",
                    "java.net.http..",
                    "io.vertx..",
                    "picocli..")
            .because("what decides about runs and experiments must be testable without any of them, and outlive them");

    @ArchTest
    static final ArchRule only_the_store_speaks_sql = noClasses()
            .that()
            .resideOutsideOfPackage("io.cameleer.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jdbi..", "com.zaxxer..", "org.flywaydb..")
            .because("SQL is visible in one room");

    @ArchTest
    static final ArchRule only_the_edges_know_the_command_line = noClasses()
            .that()
            .resideOutsideOfPackages("io.cameleer.cli..", "io.cameleer")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..", "io.cameleer.cli..")
            .because("cli, api and web are thin: each speaks to the packages that do the work, none is spoken to");

    @ArchTest
    static final ArchRule nobody_reads_the_environment_but_settings_and_the_edges = classes()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .onlyAccessClassesThat()
            .resideOutsideOfPackage("io.cameleer.settings..")
            .because("what a setting means is decided where parts are wired");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles = slices().matching("io.cameleer.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a cycle of packages is one package with a wall in the wrong place");
}
