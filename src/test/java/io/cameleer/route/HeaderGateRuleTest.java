package io.cameleer.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.callback.CallbackSettings;
import io.cameleer.callback.MailSettings;
import io.cameleer.callback.route.CallbackBeans;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderGateRuleTest {

    @TestFactory
    Stream<DynamicTest> every_shipped_route_passes() throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of("routes"))) {
            files = all.filter(file -> file.toString().endsWith(".camel.yaml")).toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> assertThat(check(Files.readString(file)))
                        .isEmpty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "to: exec:/bin/date",
                "to: {uri: smtp:site, parameters: {to: a@b.test}}",
                "to: smtps:site",
                "to: http:site.test",
                "to: https:site.test",
                "to: file:/tmp/out",
                "to: 'EXEC:/bin/date'",
                "to: ftp:site.test",
                "to: kafka:topic",
                "to: bean:some",
                "to: language:simple",
                "to: '{{dispatch}}'",
                "to: '{{unknown}}'",
                "to: 'ex{{letters}}:/bin/date'",
                "toD: 'exec:${body}'",
                "toD: '${body}'",
                "wireTap: {uri: 'http:site.test'}",
                "enrich: {constant: 'http:site.test'}",
                "enrich: {simple: '${body}'}",
                "recipientList: {simple: '${body}'}",
                "routingSlip: {simple: '${body}'}",
                "dynamicRouter: {simple: '${body}'}",
                "bean: {ref: some}",
                "filter: {simple: '${body}', steps: [{to: 'exec:x'}]}",
                "choice: {when: [{simple: '${body}', steps: [{to: 'exec:x'}]}]}",
                "choice: {when: [{simple: '${body}', steps: [{stop: {}}]}], otherwise: {steps: [{to: 'exec:x'}]}}",
                "split: {simple: '${body}', steps: [{to: 'exec:x'}]}",
                "loop: {constant: '2', steps: [{removeHeaders: '*'}, {to: 'exec:x'}, {to: 'exec:y'}]}",
                "doTry: {steps: [{to: 'exec:x'}]}",
                "doTry: {steps: [{stop: {}}], doCatch: [{exception: [java.lang.Exception], steps: [{to: 'exec:x'}]}]}",
                "doTry: {steps: [{stop: {}}], doFinally: {steps: [{to: 'exec:x'}]}}",
                "multicast: {steps: [{removeHeaders: '*'}, {to: 'exec:x'}]}",
                "pipeline: {steps: [{to: 'exec:x'}]}",
                "circuitBreaker: {steps: [{stop: {}}], onFallback: {steps: [{to: 'exec:x'}]}}",
            })
    void a_step_that_sends_without_a_gate_is_found(String step) throws Exception {
        assertThat(check(route(step))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "removeHeaders: {pattern: 'Camel*'}",
                "removeHeaders: {pattern: '*', excludePattern: '.*'}",
                "removeHeaders: {pattern: '*', excludePattern: 'Camel*'}",
                "removeHeaders: {pattern: '*', excludePattern: 'to|mail.*'}",
                "removeHeaders: {pattern: '*', excludePattern: '(?i)camelexeccommandargs'}",
                "removeHeaders: {pattern: '*', disabled: true}",
                "removeHeader: {name: '*'}",
                "filter: {simple: '${body}', steps: [{removeHeaders: '*'}]}",
            })
    void what_is_no_tight_gate_does_not_count(String step) throws Exception {
        assertThat(check(route(step, "to: exec:x"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bean: {ref: some, method: run}",
                "process: {ref: some}",
                "to: direct:other",
                "unmarshal: {jacksonXml: {}}",
                "to: http:site.test",
                "setHeaders: {headers: []}\n        - to: log:x",
            })
    void a_step_that_may_bring_headers_back_makes_the_gate_void(String between) throws Exception {
        assertThat(check(route("removeHeaders: '*'", between, "to: exec:x"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "removeHeaders: '*'",
                "removeHeaders: {pattern: '*', excludePattern: '(?i)to|subject|message-id'}",
                "removeHeaders: '*'\n        - setHeader: {name: CamelFileName, constant: report.csv}",
                "removeHeaders: '*'\n        - setBody: {constant: text}\n        - log: sent",
                "removeHeaders: '*'\n        - process: {ref: writer}",
            })
    void a_gate_and_what_the_author_sets_after_it_is_enough(String steps) throws Exception {
        assertThat(check(route(steps, "to: exec:x"))).isEmpty();
    }

    @Test
    void steps_that_stay_within_need_no_gate() throws Exception {
        assertThat(check(route(
                        "to: direct:x",
                        "to: seda:x",
                        "to: log:x",
                        "to: job:x",
                        "to: callback:x",
                        "wireTap: {uri: 'signal:x'}")))
                .isEmpty();
        assertThat(check(route("bean: {ref: some, method: run}", "process: {ref: some}", "to: '{{inside}}'")))
                .isEmpty();
    }

    @Test
    void templates_configurations_and_dead_letters_are_looked_at_too() throws Exception {
        List<HeaderGateRule.Ungated> found = check(
                """
                - routeTemplate:
                    id: template
                    parameters: [{name: target}]
                    from:
                      uri: direct:{{target}}
                      steps: [{to: 'file:{{target}}'}]
                - routeConfiguration:
                    id: configuration
                    onException: [{onException: {exception: [java.lang.Exception], steps: [{to: 'smtp:site'}]}}]
                - route:
                    id: letters
                    errorHandler: {deadLetterChannel: {deadLetterUri: 'file:/tmp/dead'}}
                    from: {uri: 'direct:letters', steps: [{log: x}]}
                """);

        assertThat(found)
                .extracting(HeaderGateRule.Ungated::route)
                .containsExactlyInAnyOrder("template", "configuration", "letters");
    }

    @Test
    void a_finding_says_where_what_and_how_to_mend_it() throws Exception {
        assertThat(check(route("to: exec:x")).toString())
                .contains("route the-route", "exec:x is reached without a header gate", "removeHeaders: \"*\"");
    }

    private static String route(String... steps) {
        return """
                - route:
                    id: the-route
                    from:
                      uri: direct:start
                      steps:
                        - %s
                """
                .formatted(String.join("\n        - ", steps));
    }

    /** Loads without starting, so that no component, bean or server of the routes is needed. */
    private static List<HeaderGateRule.Ungated> check(String yaml) throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            new CallbackBeans(CallbackSettings.defaults(
                            null, Path.of("outbox"), new MailSettings("a@b.test", List.of(), "", null)))
                    .bind(camel.getRegistry());
            camel.getRegistry().bind("some", (Processor) exchange -> {});
            camel.getRegistry().bind("writer", (WritesHeaders) exchange -> {});
            camel.getPropertiesComponent().addInitialProperty("dispatch", "jms:queue:dispatch");
            camel.getPropertiesComponent().addInitialProperty("inside", "seda:dispatch");
            camel.getPropertiesComponent().addInitialProperty("letters", "ec");
            PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("test.camel.yaml", yaml));
            return HeaderGateRule.check(camel);
        }
    }
}
