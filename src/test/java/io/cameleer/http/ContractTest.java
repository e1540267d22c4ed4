package io.cameleer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ContractTest {

    private static final RunningServer SERVER = new RunningServer("cameleer.http.max-body=2 KiB");

    @BeforeAll
    static void start() {
        SERVER.server.contract("openapi/sample.yaml");
        SERVER.routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from("direct:listThings").process(ContractTest::echo);
                        from("direct:addThing")
                                .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(201))
                                .setHeader("Location", constant("/sample/things/7"))
                                .setHeader("X-Internal", constant("secret"))
                                .setBody(constant("{\"id\": 7}"))
                                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"));
                        from("direct:getThing").process(ContractTest::thing);
                        from("direct:putThing").setBody(constant(null));
                    }
                })
                .start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static void echo(Exchange exchange) {
        HttpRequest request = HttpRequest.of(exchange);
        exchange.getMessage()
                .setBody(Map.of(
                        "query", new TreeMap<>(request.query()),
                        "user", request.user(),
                        "agent", request.header("x-agent").orElse(""),
                        "headers",
                                List.copyOf(exchange.getMessage().getHeaders().keySet())));
    }

    private static void thing(Exchange exchange) {
        String id = HttpRequest.of(exchange).path().getOrDefault("id", "");
        if (id.equals("gone")) {
            throw new ProblemException(404, "there is no thing " + id);
        } else if (id.equals("boom")) {
            throw new IllegalStateException("the database password is hunter2");
        }
        exchange.getMessage().setBody(Map.of("id", id));
    }

    @Test
    void an_operation_gets_its_request_decoded_and_no_headers_in_the_message() {
        HttpResponse<String> response =
                SERVER.get("/sample/things?limit=3&name=a+b%2Bc&name=%C3%BC=x", "X-Agent", "tester");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body())
                .contains("\"query\":{\"limit\":[\"3\"],\"name\":[\"a b+c\",\"ü=x\"]}")
                .contains("\"user\":\"administrator\"")
                .contains("\"agent\":\"tester\"")
                .contains("\"headers\":[]");
    }

    @Test
    void path_parameters_arrive_decoded_slashes_included() {
        assertThat(SERVER.get("/sample/things/%2Fdata%2FR1%20a+b").body()).isEqualTo("{\"id\":\"/data/R1 a+b\"}");
        assertThat(SERVER.get("/sample/things/gr%C3%BCn").body()).isEqualTo("{\"id\":\"grün\"}");
    }

    @Test
    void no_header_of_the_request_comes_back() {
        HttpResponse<String> response = SERVER.send(
                "POST",
                "/sample/things",
                "{\"label\": \"x\"}",
                "Content-Type",
                "application/json; charset=utf-8",
                "X-Secret",
                "mine",
                "Authorization",
                "Basic abc",
                "ETag",
                "\"forged\"",
                "Cache-Control",
                "forged");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().map().keySet())
                .filteredOn(name -> !name.startsWith(":"))
                .containsExactlyInAnyOrder(
                        "content-type",
                        "location",
                        "content-length",
                        "content-security-policy",
                        "referrer-policy",
                        "x-content-type-options",
                        "x-frame-options");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("Location")).contains("/sample/things/7");
        assertThat(response.body()).isEqualTo("{\"id\": 7}");
    }

    @Test
    void a_request_against_the_contract_is_refused_with_its_mistakes() {
        assertProblem(
                SERVER.postJson("/sample/things", "{\"size\": \"big\", \"lable\": \"x\"}"),
                400,
                "\"message\":\"Input payload validation failed\"",
                "\"label\":\"Missing required parameter in the JSON body\"",
                "\"lable\":\"is not known here\"",
                "\"size\":\"is of type string; its type must be integer\"");
        assertProblem(SERVER.get("/sample/things?limit=many"), 400, "\"errors\":{\"limit\":", "integer");
        assertProblem(SERVER.get("/sample/things?nosuch=1"), 400, "nosuch");
        assertProblem(SERVER.postJson("/sample/things", "{\"label\": "), 400, "\"body\":\"is no valid JSON\"");
        assertProblem(SERVER.postJson("/sample/things", ""), 400, "needs a JSON body");
        assertThat(SERVER.raw("GET /sample/things?name=%zz HTTP/1.1\nHost: localhost:" + SERVER.server.port() + "\n\n"))
                .isEqualTo("HTTP/1.1 400 Bad Request");
        assertProblem(SERVER.get("/sample/things/%FF"), 400, "is not percent-encoded UTF-8");
    }

    @Test
    void what_is_wrong_is_said_in_sentences_for_callers() {
        HttpResponse<String> response = SERVER.postJson(
                "/sample/things",
                "{\"label\": \"\", \"size\": 12, \"kind\": \"nada\", \"code\": \"abcd\", \"either\": \"x\","
                        + " \"tags\": [{}, {\"name\": 1}]}");

        assertProblem(
                response,
                400,
                "\"label\":\"has 0 characters; it needs at least 1\"",
                "\"size\":\"is 12; the most is 9\"",
                "\"kind\":\"is nada; allowed are run, scan\"",
                "\"either\":\"has none of the shapes",
                "\"tags\":\"has 2 items; at most 1 are allowed\"",
                "\"tags/0/name\":\"Missing required parameter in the JSON body\"",
                "\"tags/1/name\":\"is of type integer; its type must be string\"");
        assertThat(response.body())
                .doesNotContain("nstance")
                .doesNotContain("ECMA")
                .doesNotContain("#/");
        assertProblem(SERVER.get("/sample/things?limit=0"), 400, "\"limit\":\"is 0; the least is 1\"");
        assertProblem(SERVER.get("/sample/things?nosuch=1"), 400, "\"nosuch\":\"is no parameter of this address");
    }

    @Test
    void a_key_that_is_given_twice_is_refused_by_its_name() {
        assertProblem(
                SERVER.postJson(
                        "/sample/things",
                        "{\"label\": \"a\", \"tags\": [{\"name\": \"x\", \"na\\u006de\": \"y\"}], \"label\": \"b\"}"),
                400,
                "\"label\":\"is given more than once in the JSON body; give it once\"",
                "\"tags/0/name\":\"is given more than once");
    }

    @Test
    void wrong_media_types_have_their_own_statuses() {
        assertProblem(
                SERVER.send("POST", "/sample/things", "label=x", "Content-Type", "application/x-www-form-urlencoded"),
                415,
                "application/json");
        assertProblem(SERVER.get("/sample/things", "Accept", "application/pdf"), 406, "application/json");
    }

    @Test
    void what_is_not_there_or_not_allowed_is_a_problem_as_well() {
        assertProblem(SERVER.get("/sample/nothing"), 404, "there is nothing at this address");
        assertProblem(SERVER.get("/elsewhere"), 404, "there is nothing at /elsewhere");
        HttpResponse<String> response = SERVER.send("DELETE", "/sample/things", "");
        assertProblem(response, 405, "does not take this method");
        assertThat(response.headers().firstValue("Allow")).contains("GET, POST");
        assertProblem(SERVER.get("/sample/things/gone"), 404, "there is no thing gone");
    }

    @Test
    void a_body_beyond_the_limit_is_refused() {
        assertProblem(
                SERVER.postJson("/sample/things", "{\"label\": \"" + "x".repeat(4096) + "\"}"),
                413,
                "larger than cameleer.http.max-body");
    }

    @Test
    void an_unforeseen_failure_gives_away_nothing_but_an_id() {
        HttpResponse<String> response = SERVER.get("/sample/things/boom");

        assertProblem(response, 500, "something unforeseen happened", "\"id\":\"");
        assertThat(response.body()).doesNotContain("hunter2").doesNotContain("Exception");
    }

    @Test
    void an_operation_without_a_route_answers_at_once_and_is_a_problem() {
        assertProblem(SERVER.get("/sample/unserved"), 503, "no route serves this operation just now");
        assertThat(SERVER.server.problems())
                .containsExactly("the operation unserved of /sample answers 503, because no route begins with"
                        + " direct:unserved; add one, or correct the file that has it");
    }

    @Test
    void head_is_get_without_the_body_and_nothing_is_204() {
        HttpResponse<String> head = SERVER.send("HEAD", "/sample/things/a", "");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type")).contains("application/json");
        HttpResponse<String> absent = SERVER.send("HEAD", "/sample/things/gone", "");
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(absent.body()).isEmpty();

        HttpResponse<String> put = SERVER.send("PUT", "/sample/things/a", "{}", "Content-Type", "application/json");
        assertThat(put.statusCode()).isEqualTo(204);
        assertThat(put.body()).isEmpty();
        assertThat(put.headers().firstValue("Content-Type")).isEmpty();
    }

    @Test
    void options_tells_the_methods_of_an_address() {
        HttpResponse<String> response = SERVER.send("OPTIONS", "/sample/things", "");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS, POST");
        assertThat(SERVER.send("OPTIONS", "/sample/nothing", "").statusCode()).isEqualTo(404);
    }

    @Test
    void the_contract_itself_can_be_read() {
        HttpResponse<String> response = SERVER.get("/sample/openapi.yaml");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/yaml");
        assertThat(response.body()).startsWith("openapi: 3.0.3");
    }

    private static void assertProblem(HttpResponse<String> response, int status, String... parts) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("\"status\":" + status).contains(parts);
    }
}
