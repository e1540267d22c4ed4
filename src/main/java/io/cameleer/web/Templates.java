package io.cameleer.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.cameleer.http.PageAnswer;
import java.util.Map;

/** Pages made from the templates in {@code src/main/jte}, compiled with the code; they escape what they are given. */
final class Templates {

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private Templates() {}

    static PageAnswer pageOf(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        ENGINE.render(template, parameters, output);
        return PageAnswer.html(output.toString());
    }

    /** A page about one thing, which the template knows as {@code page}. */
    static PageAnswer page(String template, Object page) {
        return pageOf(template, Map.of("page", page));
    }
}
