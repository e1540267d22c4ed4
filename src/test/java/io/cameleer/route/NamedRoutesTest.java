package io.cameleer.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NamedRoutesTest {

    private final NamedRoutes routes = new NamedRoutes();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        NamedComponent.addAll(context, routes);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void the_body_at_the_end_of_a_route_is_its_answer() throws Exception {
        load("greet", "callback:greet", "setBody: {simple: 'hello ${body} from ${exchangeProperty.place}'}");

        assertThat(routes.call(RouteScheme.CALLBACK, "greet", "you", Map.of("place", "here")))
                .containsExactly(new RouteOutcome.Answered("greet", "hello you from here"));
    }

    @Test
    void a_failure_is_an_outcome_and_not_an_exception() throws Exception {
        load("broken", "job:broken", "throwException: {exceptionType: java.io.IOException, message: 'disk is full'}");

        assertThat(routes.call(RouteScheme.JOB, "broken", null, Map.of()))
                .singleElement(InstanceOfAssertFactories.type(RouteOutcome.Failed.class))
                .satisfies(failed -> assertThat(failed.reason()).hasMessage("disk is full"));
    }

    @Test
    void a_stream_at_the_end_is_read_before_it_goes() throws Exception {
        bind("stream", exchange -> {
            InputStream stream = new ByteArrayInputStream("Größe".getBytes(StandardCharsets.UTF_8));
            exchange.getMessage().setBody(stream);
        });
        load("stream", "callback:stream", "process: {ref: stream}");

        assertThat(routes.call(RouteScheme.CALLBACK, "stream", null, Map.of()))
                .containsExactly(new RouteOutcome.Answered("stream", "Größe"));
    }

    @Test
    void all_listeners_of_a_signal_are_called_in_the_order_of_their_ids_whatever_one_of_them_does() throws Exception {
        load("c", "signal:data-import", "setBody: {constant: third}");
        load("a", "signal:data-import", "setBody: {constant: first}");
        load("b", "signal:data-import", "throwException: {exceptionType: java.io.IOException, message: second}");

        List<RouteOutcome> outcomes = routes.call(RouteScheme.SIGNAL, "data-import", "experiment", Map.of());

        assertThat(outcomes).extracting(RouteOutcome::routeId).containsExactly("a", "b", "c");
        assertThat(outcomes.get(0)).isEqualTo(new RouteOutcome.Answered("a", "first"));
        assertThat(outcomes.get(1)).isInstanceOf(RouteOutcome.Failed.class);
        assertThat(outcomes.get(2)).isEqualTo(new RouteOutcome.Answered("c", "third"));
    }

    @Test
    void a_single_listener_of_a_signal_can_be_called_by_its_id() throws Exception {
        load("a", "signal:data-import", "setBody: {constant: first}");
        load("b", "signal:data-import", "setBody: {constant: second}");
        NamedRoute second = routes.find(RouteScheme.SIGNAL, "data-import").get(1);

        assertThat(routes.call(second, null, Map.of())).isEqualTo(new RouteOutcome.Answered("b", "second"));
        context.getRouteController().stopRoute("b");
        assertThatThrownBy(() -> routes.call(second, null, Map.of()))
                .isInstanceOf(NoSuchRouteException.class)
                .hasMessage("the route b (signal:data-import) is not running just now");
    }

    @Test
    void a_signal_without_listeners_is_no_error_but_a_callback_without_a_route_is() {
        assertThat(routes.call(RouteScheme.SIGNAL, "data-import", null, Map.of()))
                .isEmpty();
        assertThatThrownBy(() -> routes.call(RouteScheme.CALLBACK, "send_mail", null, Map.of()))
                .isInstanceOf(NoSuchRouteException.class)
                .hasMessage("no running route begins with callback:send_mail");
    }

    @Test
    void a_route_is_listed_only_while_it_runs() throws Exception {
        load("job", "job:nightly", "log: x");
        assertThat(listed()).containsExactly("job:nightly");

        context.getRouteController().suspendRoute("job");
        assertThat(listed()).isEmpty();
        context.getRouteController().resumeRoute("job");
        assertThat(listed()).containsExactly("job:nightly");
        context.getRouteController().stopRoute("job");
        assertThat(listed()).isEmpty();
        context.getRouteController().startRoute("job");
        assertThat(listed()).containsExactly("job:nightly");
        context.getRouteController().stopRoute("job");
        context.removeRoute("job");
        assertThat(listed()).isEmpty();
    }

    @Test
    void only_signals_may_have_two_routes() throws Exception {
        load("one", "callback:send_mail", "log: x");

        assertThatThrownBy(() -> load("two", "callback:send_mail", "log: x"))
                .hasMessageContaining("Multiple consumers for the same endpoint is not allowed: callback://send_mail");
        assertThat(routes.find(RouteScheme.CALLBACK, "send_mail"))
                .extracting(NamedRoute::routeId)
                .containsExactly("one");
    }

    @Test
    void versions_of_an_application_stand_side_by_side_and_are_told_apart_by_parameters() throws Exception {
        load("old", "app:bwa-mem?version=1&species=HUMAN", "setBody: {constant: old}");
        load("new", "app:bwa-mem?version=2&species=HUMAN", "setBody: {constant: new}");
        load("asks", "direct:asks", "to: 'app:bwa-mem?version=2'");
        load("vague", "direct:vague", "to: 'app:bwa-mem'");

        assertThat(listed(RouteScheme.APP))
                .containsExactly("app:bwa-mem?species=HUMAN&version=2", "app:bwa-mem?species=HUMAN&version=1");
        assertThat(ask("direct:asks", null).getMessage().getBody()).isEqualTo("new");
        assertThat(ask("direct:vague", null).getException())
                .isInstanceOf(NoSuchRouteException.class)
                .hasMessage("app:bwa-mem may mean any of app:bwa-mem?species=HUMAN&version=2,"
                        + " app:bwa-mem?species=HUMAN&version=1; say which by its parameters");
    }

    @Test
    void a_second_route_under_a_name_is_refused_even_with_other_parameters_unless_it_is_an_application()
            throws Exception {
        load("one", "job:nightly?title=One", "log: x");

        assertThatThrownBy(() -> load("two", "job:nightly?title=Two", "log: x"))
                .hasStackTraceContaining(
                        "the route one begins with job:nightly?title=One already, and a job is answered by one route");
        assertThat(routes.all(RouteScheme.JOB)).extracting(NamedRoute::routeId).containsExactly("one");
    }

    @Test
    void a_route_calls_another_by_name_and_gets_its_answer() throws Exception {
        load("nightly", "job:nightly", "setBody: {simple: 'ran for ${body}'}");
        load("clock", "direct:clock", "to: job:nightly");
        load("lost", "direct:lost", "to: job:absent");

        assertThat(ask("direct:clock", "miseq").getMessage().getBody()).isEqualTo("ran for miseq");
        assertThat(ask("direct:lost", "miseq").getException())
                .isInstanceOf(NoSuchRouteException.class)
                .hasMessage("no running route begins with job:absent");
    }

    @Test
    void a_route_that_fires_a_signal_keeps_its_message_and_learns_of_every_failure() throws Exception {
        List<String> heard = new ArrayList<>();
        bind("hear", exchange -> {
            heard.add(exchange.getMessage().getBody(String.class));
            exchange.getMessage().setBody("changed");
        });
        load("a", "signal:s", "throwException: {exceptionType: java.io.IOException, message: first}");
        load("b", "signal:s", "process: {ref: hear}");
        load("c", "signal:s", "throwException: {exceptionType: java.io.IOException, message: third}");
        load("fires", "direct:fires", "to: signal:s");

        Exchange exchange = ask("direct:fires", "kept");

        assertThat(heard).containsExactly("kept");
        assertThat(exchange.getMessage().getBody()).isEqualTo("kept");
        assertThat(exchange.getException()).hasMessage("first");
        assertThat(exchange.getException().getSuppressed()).singleElement().satisfies(third -> assertThat(third)
                .hasMessage("third"));
    }

    @Test
    void a_running_call_ends_before_its_route_is_stopped() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        bind("slow", exchange -> {
            entered.countDown();
            mayEnd.await();
            exchange.getMessage().setBody("done");
        });
        load("slow", "callback:slow", "process: {ref: slow}");

        CompletableFuture<List<RouteOutcome>> call =
                CompletableFuture.supplyAsync(() -> routes.call(RouteScheme.CALLBACK, "slow", null, Map.of()));
        entered.await();
        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> {
            try {
                context.getRouteController().stopRoute("slow");
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        });
        assertThat(stop).isNotDone();
        mayEnd.countDown();

        assertThat(call.get(10, TimeUnit.SECONDS)).containsExactly(new RouteOutcome.Answered("slow", "done"));
        stop.get(10, TimeUnit.SECONDS);
        assertThat(listed(RouteScheme.CALLBACK)).isEmpty();
    }

    @Test
    void a_name_with_other_characters_is_refused() {
        assertThatThrownBy(() -> load("odd", "'job:a b'", "log: x"))
                .rootCause()
                .hasMessageContaining("cannot name a job; allowed are letters, digits, dots, dashes and underscores");
    }

    private List<String> listed() {
        return listed(RouteScheme.JOB);
    }

    private List<String> listed(RouteScheme scheme) {
        return routes.all(scheme).stream().map(NamedRoute::toString).toList();
    }

    private Exchange ask(String uri, @Nullable Object body) throws Exception {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            return template.request(uri, exchange -> exchange.getMessage().setBody(body));
        }
    }

    private void bind(String name, Processor processor) {
        context.getRegistry().bind(name, processor);
    }

    private void load(String id, String from, String step) throws Exception {
        String yaml =
                """
                - route:
                    id: %s
                    errorHandler: {noErrorHandler: {}}
                    from:
                      uri: %s
                      steps:
                        - %s
                """
                        .formatted(id, from, step);
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(id + ".camel.yaml", yaml));
    }
}
