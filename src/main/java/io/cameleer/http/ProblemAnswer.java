package io.cameleer.http;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with a problem: a page for browsers, a document for programs. */
final class ProblemAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswer.class);
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private ProblemAnswer() {}

    /** Says nothing where an answer was begun already. */
    static void send(RoutingContext context, Problem problem) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        boolean html = PageRequest.wantsHtml(context.request());
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, html ? PageAnswer.HTML : Problem.MEDIA_TYPE);
        if (context.user() != null && Gate.wantsNoBody(context.user())) {
            context.response().end();
        } else {
            context.response()
                    .end(html ? page(problem, context.user() != null && Gate.isOpen(context.user())) : problem.json());
        }
    }

    /** The problem of something unforeseen: its cause goes to the log under an id, and only the id to the caller. */
    static Problem unforeseen(String method, String path, Throwable cause) {
        String id = UUID.randomUUID().toString();
        LOG.error("{} {} failed, problem {}", method, path, id, cause);
        return new Problem(
                500, "something unforeseen happened; the service's log tells more under this id", id, Map.of());
    }

    private static String page(Problem problem, boolean open) {
        StringOutput output = new StringOutput();
        TEMPLATES.render("problem.jte", Map.of("problem", problem, "open", open), output);
        return output.toString();
    }
}
