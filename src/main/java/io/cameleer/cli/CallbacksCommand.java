package io.cameleer.cli;

import io.cameleer.json.Json;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code callbacks}: what a person does to one execution of a callback. Only a service can end what really runs. */
@Command(
        name = "callbacks",
        mixinStandardHelpOptions = true,
        description = "Shows one execution of a callback, cancels it, or runs it again.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:refused, with the reason", "2:wrong usage"})
public final class CallbacksCommand implements Callable<Integer> {

    /** What to do. */
    enum Verb {
        show,
        cancel,
        retry
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Parameters(index = "0", paramLabel = "VERB", description = "One of ${COMPLETION-CANDIDATES}.")
    private Verb verb = Verb.show;

    @Parameters(index = "1", paramLabel = "NUMBER", description = "The execution's number, as pages and REST show it.")
    private long execution;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is cancelled; kept with its result.")
    private String reason = "";

    @Option(names = "--json", description = "Print the execution as one JSON document on one line.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        ServiceClient service = options.service(options.load());
        String path = "/api/v2/callback_executions/" + execution;
        Map<String, Object> answer =
                switch (verb) {
                    case show -> service.get(path);
                    case cancel ->
                        service.post(path + "/cancel", reason.isBlank() ? Map.of() : Map.of("reason", reason));
                    case retry -> service.post(path + "/retry", Map.of());
                };
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json || verb == Verb.show) {
            out.println(json ? Json.write(answer) : Json.writeIndented(answer));
        } else {
            out.println("callback execution %d: %s, result %s"
                    .formatted(execution, answer.get("status"), answer.get("result")));
        }
        out.flush();
        return 0;
    }
}
