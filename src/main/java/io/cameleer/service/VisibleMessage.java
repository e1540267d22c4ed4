package io.cameleer.service;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.cameleer.text.Visible;

/**
 * A logged message in {@code logback.xml}: names in it come from files and requests and must not steer the terminal. A line
 * after the first is indented behind a bar, so that no name with a line's end can pass for an entry of the log.
 */
public final class VisibleMessage extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return Visible.lines(super.convert(event)).replace("\n", "\n         | ");
    }
}
