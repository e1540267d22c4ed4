package io.cameleer.route;

import static io.cameleer.route.RouteFolderFixture.route;
import static io.cameleer.route.RouteFolderFixture.steps;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad file is said with file, line and reason, and the good file beside it runs. */
class BadRouteFileTest {

    private final RouteFolderFixture fixture;

    BadRouteFileTest(@TempDir Path folder) {
        fixture = new RouteFolderFixture(folder);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @MethodSource({"badText", "badSteps", "badBeginnings", "badItems", "badTemplates"})
    void a_bad_file_is_said_and_the_good_one_runs(String text, String problem) {
        fixture.write("bad.camel.yaml", text).write("good.camel.yaml", "good", "direct:good");

        assertThat(fixture.load()).containsExactly("bad.camel.yaml " + problem);
        assertThat(fixture.running()).containsExactly("good");
    }

    static Stream<Arguments> badText() {
        String look = "; correct this line, and look at the indents above it";
        return Stream.of(
                Arguments.of(
                        "- route:\n    id: r1\n   from: x\n",
                        "line 3: this is no YAML: expected <block end>, but found '<block mapping start>'" + look),
                Arguments.of("hello\n", "line 1: a file of routes is a list, each item after a dash" + look),
                Arguments.of(
                        "# routes\nroute:\n  id: r1\n",
                        "line 2: a file of routes is a list, each item after a dash" + look),
                Arguments.of("- hello\n", "line 1: an item of a file of routes begins with a name and a colon" + look),
                Arguments.of("- route:\n    id: r1\n    id: r2\n", "line 3: 'id' stands here twice" + look),
                Arguments.of(
                        route("r1", "direct:a") + "---\n" + route("r2", "direct:b"),
                        "line 7: this is no YAML: but found another document" + look));
    }

    static Stream<Arguments> badSteps() {
        return Stream.of(
                Arguments.of(
                        steps("log: x", "nostep: {a: 1}"),
                        "line 7, route r1: there is no step 'nostep'; correct its name"),
                Arguments.of(
                        steps("log:\n            message: x\n            messag: x"),
                        "line 8, route r1: 'messag' is not known here; correct its name or its indent"),
                Arguments.of(
                        steps("log: x", "setBody: {simple: '${bodyy'}"),
                        "line 7, route r1: the simple expression ${bodyy is wrong: expected symbol functionEnd but was eol at"
                                + " location 6; correct the expression"),
                Arguments.of(
                        steps("choice:\n            when:\n              - simple: '${body} == 1'\n"
                                + "                steps:\n                  - setBody: {simple: '${nofunc}'}"),
                        "line 10, route r1: the simple expression ${nofunc} is wrong: Unknown function: nofunc at location 0;"
                                + " correct the expression"),
                Arguments.of(
                        steps("to: 'smtp:x?username=u&passwrod=geheim'"),
                        "line 6, route r1: smtp: has no option passwrod; correct or remove it"),
                Arguments.of(
                        steps("to: nosuch:x"),
                        "line 6, route r1: there is no component for 'nosuch:'; correct the word before the colon"),
                Arguments.of(
                        steps("log: x", "bean: {ref: nobean}"),
                        "line 7, route r1: there is no bean 'nobean'; correct its name, or define it in beans:"),
                Arguments.of(
                        steps("bean: {beanType: com.example.Nope}"),
                        "line 6, route r1: there is no class com.example.Nope; correct its name"),
                Arguments.of(
                        steps("to: 'file:{{nokey}}'"),
                        "line 6, route r1: there is no setting {{nokey}}; add it to application.properties, or write"
                                + " {{nokey:a default}}"),
                Arguments.of(
                        steps("filter: {language: {language: condition, expression: '1 +'}, steps: [{log: x}]}"),
                        "line 6, route r1: the condition 1 + is wrong: there is an operator at its end; correct the condition"),
                Arguments.of(
                        steps("filter:\n            language:\n              language: nolang\n"
                                + "              expression: x\n            steps: [{log: x}]"),
                        "line 8, route r1: there is no language 'nolang'; use condition or simple"));
    }

    static Stream<Arguments> badBeginnings() {
        return Stream.of(
                Arguments.of(
                        route("r1", "'file:x?nosuch=1'"),
                        "line 4, route r1: file: has no option nosuch; correct or remove it"),
                Arguments.of(
                        route("r1", "'file:x?filter=#nobean'"),
                        "line 4, route r1: there is no bean 'nobean'; correct its name, or define it in beans:"),
                Arguments.of(
                        route("r1", "'file:x?include=('"),
                        "line 4, route r1: the option include has a wrong value: Unclosed group near index 1; correct the"
                                + " value"),
                Arguments.of(
                        route("r1", "'quartz:x?cron=nonsense'"),
                        "line 1, route r1: CronExpression 'nonsense' is invalid; correct it"),
                Arguments.of(
                        route("r1", "'job:a b'"),
                        "line 1, route r1: 'a b' cannot name a job; allowed are letters, digits, dots, dashes and"
                                + " underscores; correct it"),
                Arguments.of(
                        route("r1", "platform-http:/hook"),
                        "line 1, route r1: a route of this folder cannot take requests of the web itself; begin it with"
                                + " direct:, callback:, job:, signal: or app:, and let a contract lead there"),
                Arguments.of(
                        "- route:\n    id: r1\n    from:\n      uri: direct:a\n",
                        "line 1, route r1: Route r1 has no output processors. You need to add outputs to the route such as"
                                + " to(\"log:foo\"); correct it"),
                Arguments.of(
                        route("r1", "direct:a") + route("r2", "'direct:a?block=false'"),
                        "line 7, route r2: the route r1 of this file begins with direct:a already; let one of them begin with"
                                + " another name"));
    }

    static Stream<Arguments> badItems() {
        String rest =
                " cannot be used here, because Camel cannot take it back when the file changes; use a route that begins"
                        + " with direct:, callback:, job:, signal: or app:";
        return Stream.of(
                Arguments.of("- rout:\n    id: r1\n", "line 1: there is no step 'rout'; correct its name"),
                Arguments.of(
                        "- route:\n    from:\n      uri: direct:a\n      steps: [{log: x}]\n",
                        "line 1: a route needs an id; add id: with a name of its own"),
                Arguments.of(
                        "- from:\n    id: r1\n    uri: direct:a\n    steps: [{log: x}]\n",
                        "line 1: a route needs an id; write it as '- route:' with id: and from: below it"),
                Arguments.of(
                        route("r1", "direct:a") + route("r1", "direct:b"),
                        "line 7, route r1: this id stands above in the same file already; give one of them another id"),
                Arguments.of(
                        "- restConfiguration:\n    component: platform-http\n", "line 1: restConfiguration" + rest),
                Arguments.of(
                        route("r1", "direct:a") + "- rest:\n    path: /x\n    get: [{to: direct:a}]\n",
                        "line 7: rest" + rest),
                Arguments.of(
                        "- beans:\n    - name: b\n      type: com.example.Nope\n",
                        "line 3: there is no class com.example.Nope; correct its name"),
                Arguments.of(
                        "- routeConfiguration:\n    onException: []\n",
                        "line 1: a routeConfiguration without an id would change every route of the service; give it an id,"
                                + " and name that in routes as routeConfigurationId"),
                Arguments.of(
                        "- routeConfiguration:\n    id: rc\n    onException:\n      - onException:\n"
                                + "          exception: [java.lang.Exception]\n          steps:\n            - to: nosuch:x\n",
                        "line 7, route rc: there is no component for 'nosuch:'; correct the word before the colon"),
                Arguments.of(
                        "- route:\n    id: r1\n    routeConfigurationId: nope\n    from:\n      uri: direct:a\n"
                                + "      steps: [{log: x}]\n",
                        "line 1, route r1: there is no routeConfiguration 'nope'; correct routeConfigurationId, or what is"
                                + " wrong in the file of the configuration"));
    }

    static Stream<Arguments> badTemplates() {
        String template =
                "- routeTemplate:\n    id: tt\n    parameters: [{name: p}]\n    from:\n      uri: 'direct:{{p}}'\n"
                        + "      steps:\n        - to: '%s'\n";
        String instance =
                "- templatedRoute:\n    routeId: %s\n    routeTemplateRef: tt\n    parameters: [{name: %s, value: 1}]\n";
        return Stream.of(
                Arguments.of(
                        instance.formatted("t1", "p"),
                        "line 1, route t1: there is no template 'tt'; correct routeTemplateRef, or what is wrong in the file"
                                + " of the template"),
                Arguments.of(
                        template.formatted("log:x") + instance.formatted("t1", "p") + instance.formatted("t2", "q"),
                        "line 12, route t2: Route template tt the following mandatory parameters must be provided: p; correct"
                                + " it"),
                Arguments.of(
                        template.formatted("log:x?nosuch=1") + instance.formatted("t1", "p"),
                        "line 7, route t1: log: has no option nosuch; correct or remove it"),
                Arguments.of(
                        template.formatted("log:x") + "- templatedRoute:\n    routeTemplateRef: tt\n",
                        "line 8: a templatedRoute needs an id; add routeId: with a name of its own"));
    }
}
