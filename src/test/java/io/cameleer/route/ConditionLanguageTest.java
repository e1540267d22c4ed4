package io.cameleer.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConditionLanguageTest {

    private final NamedRoutes routes = new NamedRoutes();
    private final DefaultCamelContext context = new DefaultCamelContext();

    /** {@code names} gives all names, any other word the value of that name. */
    private static Function<Map<String, Object>, @Nullable Object> compile(String expression) {
        if (!expression.matches("\\w+")) {
            throw new IllegalArgumentException("'" + expression + "' is no expression");
        }
        return names -> "names".equals(expression) ? new TreeMap<>(names).toString() : names.get(expression);
    }

    @BeforeEach
    void start() {
        context.getRegistry().bind(ConditionLanguage.BEAN, new ConditionLanguage(ConditionLanguageTest::compile));
        NamedComponent.addAll(context, routes);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void the_body_has_the_name_of_its_kind_of_route() throws Exception {
        Map<String, String> expected = Map.of(
                "job:x", "{parameters=it}",
                "callback:x", "{execution=it}",
                "app:x", "{analysis=it}",
                "signal:data-import", "{experiment=it}",
                "signal:status-change", "{analysis=it}");
        for (String uri : expected.keySet()) {
            load(uri.replace(':', '-'), uri, "setBody: {language: {language: condition, expression: names}}");
            NamedRoute route = routes
                    .all(RouteScheme.of(uri.substring(0, uri.indexOf(':'))).orElseThrow())
                    .stream()
                    .filter(candidate -> candidate.toString().equals(uri))
                    .findFirst()
                    .orElseThrow();

            assertThat(routes.call(route, "it", Map.of()))
                    .isEqualTo(new RouteOutcome.Answered(route.routeId(), expected.get(uri)));
        }
    }

    @Test
    void the_caller_may_give_the_names() throws Exception {
        load("it", "callback:it", "setBody: {language: {language: condition, expression: names}}");
        Map<String, Object> names = Map.of("execution", 1, "experiment", 2);

        assertThat(routes.call(RouteScheme.CALLBACK, "it", "body", Map.of(ConditionNames.PROPERTY, names)))
                .containsExactly(new RouteOutcome.Answered("it", "{execution=1, experiment=2}"));
    }

    @Test
    void a_name_keeps_its_meaning_when_a_step_replaces_the_body() throws Exception {
        load(
                "it",
                "job:it",
                "setBody: {constant: other}",
                "setBody: {language: {language: condition, expression: parameters}}");

        assertThat(answer("it", "given")).isEqualTo("given");
    }

    @Test
    void a_called_route_has_its_own_names_and_the_caller_keeps_its_own() throws Exception {
        load("inner", "callback:inner", "setBody: {language: {language: condition, expression: names}}");
        load(
                "outer",
                "job:outer",
                "to: callback:inner",
                "setHeader: {name: inner, simple: '${body}'}",
                "setBody: {language: {language: condition, expression: names}}",
                "setBody: {simple: '${header.inner} in ${body}'}");

        assertThat(answer("outer", "it")).isEqualTo("{execution=it} in {parameters=it}");
    }

    @Test
    void outside_of_named_routes_there_is_the_body() throws Exception {
        load("plain", "direct:plain", "setBody: {language: {language: condition, expression: names}}");

        try (ProducerTemplate template = context.createProducerTemplate()) {
            assertThat(template.requestBody("direct:plain", "it")).isEqualTo("{body=it}");
        }
    }

    @Test
    void a_filter_follows_pythons_idea_of_truth() throws Exception {
        load(
                "it",
                "job:it",
                "filter: {language: {language: condition, expression: value}, steps: [{setBody: {constant: true}}]}");
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                null, false, 0, 0.0, "", List.of(), Map.of(), true, 1, -0.5, "x", List.of(0), Map.of(1, 2), this));

        List<Boolean> truths = values.stream().map(this::filtered).toList();

        assertThat(truths)
                .containsExactly(
                        false, false, false, false, false, false, false, true, true, true, true, true, true, true);
    }

    @Test
    void a_bad_expression_fails_its_route_when_it_is_loaded() {
        assertThatThrownBy(() -> load(
                        "bad",
                        "job:bad",
                        "filter: {language: {language: condition, expression: '1 +'}, steps: [{log: x}]}"))
                .hasStackTraceContaining("'1 +' is no expression");
        assertThat(routes.all(RouteScheme.JOB)).isEmpty();
    }

    private boolean filtered(@Nullable Object value) {
        Map<String, @Nullable Object> names = new HashMap<>();
        names.put("value", value);
        RouteOutcome outcome = routes.call(RouteScheme.JOB, "it", "false", Map.of(ConditionNames.PROPERTY, names))
                .get(0);
        return "true".equals(((RouteOutcome.Answered) outcome).body());
    }

    private @Nullable Object answer(String job, Object body) {
        return ((RouteOutcome.Answered)
                        routes.call(RouteScheme.JOB, job, body, Map.of()).get(0))
                .body();
    }

    private void load(String id, String from, String... steps) throws Exception {
        StringBuilder yaml = new StringBuilder("- route:\n    id: " + id + "\n    errorHandler: {noErrorHandler: {}}\n"
                + "    from:\n      uri: " + from + "\n      steps:\n");
        for (String step : steps) {
            yaml.append("        - ").append(step).append('\n');
        }
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString(id + ".camel.yaml", yaml.toString()));
    }
}
