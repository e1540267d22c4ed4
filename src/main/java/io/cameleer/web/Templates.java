package io.cameleer.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.cameleer.http.PageAnswer;
import io.cameleer.http.PageRequest;
import java.util.Map;

/** Pages made from the templates in {@code src/main/jte}, compiled with the code; they escape what they are given. */
final class Templates {

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private Templates() {}

    /**
     * A page about one thing, which the template knows as {@code page}.
     *
     * @param request who asks decides what the page says around it
     */
    static PageAnswer page(String template, Object page, PageRequest request) {
        StringOutput output = new StringOutput();
        ENGINE.render(template, Map.of("page", page, "open", request.isOpen()), output);
        return PageAnswer.html(output.toString());
    }
}
