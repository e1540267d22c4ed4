package io.cameleer.web;

import io.cameleer.http.PageAnswer;
import io.cameleer.http.Pages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** What pages refer to: the style sheet, served by us, so that a page needs nobody else. */
public final class Assets {

    private static final String STYLE = "/style.css";

    private Assets() {}

    public static void addTo(Pages pages) {
        PageAnswer style = new PageAnswer(
                200, "text/css; charset=utf-8", text("/web" + STYLE), null, Map.of("Cache-Control", "max-age=300"));
        pages.get(STYLE, request -> style);
    }

    private static String text(String resource) {
        try (InputStream stream = Assets.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + resource + " cannot be read", e);
        }
    }
}
