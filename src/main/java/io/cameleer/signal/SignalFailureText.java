package io.cameleer.signal;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A failure as a sentence for people and as a traceback for the record. */
final class SignalFailureText {

    /** Enough to find the cause, little enough for a row. */
    private static final int LONGEST = 20_000;

    private SignalFailureText() {}

    static String message(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }

    static String traceback(Throwable cause) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.getBuffer().length() > LONGEST ? text.toString().substring(0, LONGEST) + "…" : text.toString();
    }
}
