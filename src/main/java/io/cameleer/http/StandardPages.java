package io.cameleer.http;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The small documents that every peer's clients and monitors ask for first. */
final class StandardPages {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private StandardPages() {}

    /**
     * Adds them.
     *
     * @param obstacles why the service cannot work just now; empty where it can
     * @param warnings what a person should look at while the service works; empty where all is well
     */
    static void addTo(Pages pages, String version, Supplier<List<String>> obstacles, Supplier<List<String>> warnings) {
        pages.get(
                        "/",
                        request -> request.wantsHtml()
                                ? welcome(version, request.isOpen())
                                : PageAnswer.json(Map.of("message", "Welcome to Cameleer")))
                .get(
                        "/health",
                        request -> health(obstacles.get(), request.user().isEmpty() ? List.of() : warnings.get()))
                .get("/-/healthy", request -> PageAnswer.json(Map.of("status", "ok")))
                .get("/-/ready", request -> ready(obstacles.get()))
                .get(
                        "/-/versions",
                        request ->
                                PageAnswer.json(Map.of("version", version, "api_versions", Map.of("2.0", "/api/v2/"))));
    }

    private static PageAnswer health(List<String> obstacles, List<String> warnings) {
        refuse(obstacles);
        return PageAnswer.json(
                warnings.isEmpty() ? Map.of("status", "ok") : Map.of("status", "ok", "warnings", warnings));
    }

    private static PageAnswer welcome(String version, boolean open) {
        StringOutput output = new StringOutput();
        TEMPLATES.render("welcome.jte", Map.of("version", version, "open", open), output);
        return PageAnswer.html(output.toString());
    }

    private static PageAnswer ready(List<String> obstacles) {
        refuse(obstacles);
        return PageAnswer.json(Map.of("status", "ready"));
    }

    private static void refuse(List<String> obstacles) {
        if (!obstacles.isEmpty()) {
            throw new ProblemException(503, "the service cannot work just now: " + String.join("; ", obstacles));
        }
    }
}
