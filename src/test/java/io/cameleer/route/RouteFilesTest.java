package io.cameleer.route;

import static io.cameleer.route.RouteFolderFixture.route;
import static io.cameleer.route.RouteFolderFixture.steps;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.SupervisingRouteController;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFilesTest {

    private final Path folder;
    private final RouteFolderFixture fixture;

    RouteFilesTest(@TempDir Path folder) {
        this.folder = folder;
        fixture = new RouteFolderFixture(folder);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void files_are_found_in_sub_folders_and_empty_ones_are_no_problem() {
        fixture.write("a.camel.yaml", "a", "job:a")
                .write("jobs/deep/b.camel.yaml", "b", "job:b")
                .write("comments.camel.yaml", "# nothing yet\n")
                .write("empty.camel.yaml", "")
                .write(".c.camel.yaml", "c", "job:c")
                .write(".git/d.camel.yaml", "d", "job:d")
                .write("README.md", "# Routes\n");

        assertThat(fixture.load()).isEmpty();
        assertThat(fixture.running()).containsExactly("a", "b");
        assertThat(fixture.routes.all(RouteScheme.JOB))
                .extracting(NamedRoute::name)
                .containsExactly("a", "b");
    }

    @Test
    void what_cannot_be_read_is_said() throws IOException {
        fixture.write("good.camel.yaml", "good", "direct:good").write("odd.yml", "x");
        Files.write(folder.resolve("latin.camel.yaml"), new byte[] {'#', ' ', (byte) 0xFC, '\n'});
        Files.writeString(folder.resolve("large.camel.yaml"), "# ".repeat(1 << 20));
        Files.createSymbolicLink(folder.resolve("gone.camel.yaml"), folder.resolve("nowhere"));
        Files.createSymbolicLink(folder.resolve("pipe.camel.yaml"), folder);

        assertThat(fixture.load())
                .containsExactly(
                        "odd.yml: is not loaded, because its name does not end in .camel.yaml; rename or remove it",
                        "gone.camel.yaml: does not exist; check the file and its permissions",
                        "large.camel.yaml: is larger than 1 MiB; divide it into several files",
                        "latin.camel.yaml: is not UTF-8 text; save it as UTF-8",
                        "pipe.camel.yaml: is no regular file; remove it");
        assertThat(fixture.running()).containsExactly("good");
    }

    @Test
    void yaml_that_refers_to_itself_or_is_nested_without_end_is_refused() {
        fixture.write("deep.camel.yaml", "[".repeat(100_000))
                .write("self.camel.yaml", "- &a [*a, *a]\n")
                .write("good.camel.yaml", "good", "direct:good");

        assertThat(fixture.load())
                .containsExactly(
                        "deep.camel.yaml: this YAML is nested too deeply or refers to itself too often; correct this line,"
                                + " and look at the indents above it",
                        "self.camel.yaml line 1: an item of a file of routes begins with a name and a colon; correct this"
                                + " line, and look at the indents above it");
        assertThat(fixture.running()).containsExactly("good");
    }

    @Test
    void a_missing_folder_is_a_problem_and_no_failure() {
        List<RouteProblem> problems = new RouteFiles(folder.resolve("absent"), List.of()).loadInto(fixture.context);

        assertThat(problems)
                .extracting(RouteProblem::toString)
                .containsExactly(folder.resolve("absent") + ": does not exist; check the folder and its permissions");
    }

    @Test
    void of_two_files_that_want_the_same_the_later_is_refused() {
        fixture.write("a.camel.yaml", route("one", "direct:a") + route("mail", "callback:send_mail"))
                .write("b.camel.yaml", "one", "direct:b")
                .write("c.camel.yaml", "two", "'direct:a?timeout=1'")
                .write("d.camel.yaml", "three", "callback:send_mail?x=1")
                .write("e.camel.yaml", "four", "direct:free");

        assertThat(fixture.load())
                .containsExactly(
                        "b.camel.yaml line 1, route one: this id is used by a.camel.yaml; give it another id",
                        "c.camel.yaml line 1, route two: the route one of a.camel.yaml begins with direct:a already; let one of them begin with another name",
                        "d.camel.yaml line 1, route three: the route mail of a.camel.yaml begins with callback:send_mail already; let one of them begin with another name");
        assertThat(fixture.running()).containsExactly("four", "mail", "one");
    }

    @Test
    void listeners_of_one_signal_and_versions_of_one_application_may_stand_in_many_files() {
        fixture.write("a.camel.yaml", route("s1", "signal:data-import") + route("v1", "'app:bwa?version=1'"))
                .write("b.camel.yaml", route("s2", "signal:data-import") + route("v2", "'app:bwa?version=2'"))
                .write("c.camel.yaml", "v3", "'app:bwa?version=2'");

        assertThat(fixture.load())
                .containsExactly("c.camel.yaml line 1, route v3: the route v2 of b.camel.yaml begins with"
                        + " app:bwa?version=2 already; let one of them begin with another name");
        assertThat(fixture.running()).containsExactly("s1", "s2", "v1", "v2");
    }

    @Test
    void the_services_own_routes_cannot_be_taken() throws Exception {
        fixture.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:own").routeId("own").log("x");
            }
        });
        fixture.write("a.camel.yaml", "own", "direct:other").write("b.camel.yaml", "other", "direct:own");

        assertThat(fixture.load())
                .containsExactly(
                        "a.camel.yaml line 1, route own: this id is used by the service itself; give it another id",
                        "b.camel.yaml line 1, route other: the route own of the service itself begins with direct:own"
                                + " already; let one of them begin with another name");
    }

    @Test
    void a_file_may_stand_on_templates_configurations_and_beans_of_files_after_it() {
        fixture.write(
                        "a.camel.yaml",
                        "- templatedRoute:\n    routeId: made\n    routeTemplateRef: tt\n"
                                + "    parameters: [{name: p, value: x}]\n"
                                + "- route:\n    id: uses\n    routeConfigurationId: rc\n    from:\n      uri: direct:uses\n"
                                + "      steps: [{bean: {ref: dates, method: toString}}]\n")
                .write(
                        "z/provides.camel.yaml",
                        "- routeTemplate:\n    id: tt\n    parameters: [{name: p}]\n    from:\n      uri: 'direct:{{p}}'\n"
                                + "      steps: [{log: x}]\n")
                .write(
                        "z/configures.camel.yaml",
                        "- routeConfiguration:\n    id: rc\n    onException:\n      - onException:\n"
                                + "          exception: [java.lang.Exception]\n          steps: [{log: x}]\n"
                                + "- beans:\n    - name: dates\n      type: java.util.Date\n");

        assertThat(fixture.load()).isEmpty();
        assertThat(fixture.running()).containsExactly("made", "uses");
    }

    @Test
    void what_fails_only_when_it_starts_is_taken_out_whole() {
        fixture.context.addComponent("refuses", new RefusesToStart());
        fixture.write(
                        "a.camel.yaml",
                        route("first", "callback:first")
                                + route("second", "refuses:x")
                                + "- routeTemplate:\n    id: tt\n    from:\n      uri: direct:x\n      steps: [{log: x}]\n")
                .write("b.camel.yaml", "good", "direct:good");

        assertThat(fixture.load()).containsExactly("a.camel.yaml line 7, route second: it never starts; correct it");
        assertThat(fixture.running()).containsExactly("good");
        assertThat(fixture.routes.all(RouteScheme.CALLBACK)).isEmpty();
        assertThat(fixture.context.getRoutes()).hasSize(1);

        fixture.write("a.camel.yaml", route("first", "callback:first") + route("second", "direct:second"));
        assertThat(new RouteFiles(folder, List.of())
                        .loadInto(fixture.context).stream().map(RouteProblem::route))
                .as("only the file that was loaded before is refused now")
                .containsExactly("good");
        assertThat(fixture.running()).containsExactly("first", "good", "second");
    }

    @Test
    void a_route_that_waits_for_a_directory_starts_when_that_appears() throws IOException {
        Path mount = folder.resolveSibling(folder.getFileName() + "-mount");
        SupervisingRouteController controller = (SupervisingRouteController) fixture.context.getRouteController();
        controller.setBackOffDelay(50);
        fixture.write(
                "watch.camel.yaml",
                "watch",
                "'file:" + mount + "?noop=true&autoCreate=false&startingDirectoryMustExist=true'");

        assertThat(fixture.load()).isEmpty();
        assertThat(fixture.running()).isEmpty();
        Files.createDirectory(mount);

        Awaitility.await().until(() -> fixture.running().equals(List.of("watch")));
    }

    @Test
    void a_route_that_shall_not_start_by_itself_does_not() {
        fixture.write(
                "a.camel.yaml",
                "- route:\n    id: off\n    autoStartup: false\n    from:\n      uri: job:off\n      steps: [{log: x}]\n");

        assertThat(fixture.load()).isEmpty();
        assertThat(fixture.running()).isEmpty();
        assertThat(fixture.context.getRoute("off")).isNotNull();
    }

    @Test
    void a_broken_rule_keeps_the_file_out_and_names_the_step() {
        RouteRule noMail = route -> route.getOutputs().stream()
                .filter(step -> step.getShortName().equals("to"))
                .map(step -> finding(step, route.getRouteId()))
                .toList();
        fixture.write("a.camel.yaml", steps("log: x", "to:\n            uri: 'log:x'", "to: log:y"))
                .write("b.camel.yaml", "good", "direct:good");

        assertThat(fixture.load(noMail))
                .containsExactly(
                        "a.camel.yaml line 7, route r1: r1 sends; do not",
                        "a.camel.yaml line 9, route r1: r1 sends; do not");
        assertThat(fixture.running()).containsExactly("good");
    }

    @Test
    void sending_without_a_header_gate_is_said_with_its_line_wherever_it_stands() {
        String mail = "to: {uri: 'smtp:mail.example.org'}";
        fixture.write("a.camel.yaml", steps("log: x", mail))
                .write(
                        "b.camel.yaml",
                        steps("removeHeaders: '*'", mail).replace("r1", "r2").replace("direct:a", "direct:b"))
                .write(
                        "c.camel.yaml",
                        "- routeConfiguration:\n    id: rc\n    onException:\n      - onException:\n"
                                + "          exception: [java.lang.Exception]\n          steps:\n            - " + mail
                                + "\n")
                .write(
                        "d.camel.yaml",
                        "- routeTemplate:\n    id: tt\n    from:\n      uri: direct:d\n      steps:\n        - " + mail
                                + "\n- templatedRoute:\n    routeId: made\n    routeTemplateRef: tt\n");

        String advice =
                "smtp:mail.example.org is reached without a header gate; put 'removeHeaders: \"*\"' right before it and"
                        + " set the headers that it needs after that";
        assertThat(fixture.load(RouteRule.headerGate()))
                .containsExactlyInAnyOrder(
                        "a.camel.yaml line 7, route r1: " + advice,
                        "c.camel.yaml line 7, route rc: " + advice,
                        "d.camel.yaml line 6, route made: " + advice);
        assertThat(fixture.running()).containsExactly("r2");
    }

    @Test
    void a_dry_run_leaves_nothing_behind_in_the_running_context() {
        int endpoints = fixture.context.getEndpoints().size();
        fixture.write("a.camel.yaml", "r1", "'callback:x'")
                .write("bad.camel.yaml", steps("to: seda:q", "to: nosuch:x"));

        fixture.load();

        assertThat(fixture.context.getEndpoints()).hasSize(endpoints + 1);
        assertThat(fixture.routes.all(RouteScheme.CALLBACK)).hasSize(1);
    }

    /** Its routes are built without an error and fail when they are started. */
    static final class RefusesToStart extends DefaultComponent {
        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            return new DefaultEndpoint(uri, this) {
                @Override
                public Producer createProducer() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Consumer createConsumer(Processor processor) {
                    return new DefaultConsumer(this, processor) {
                        @Override
                        protected void doStart() {
                            throw new IllegalStateException("it never starts");
                        }
                    };
                }
            };
        }
    }

    private static RouteRule.Finding finding(ProcessorDefinition<?> step, String route) {
        return new RouteRule.Finding(step, route + " sends", "do not");
    }
}
