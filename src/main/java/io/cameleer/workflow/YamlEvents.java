package io.cameleer.workflow;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/** The parser's events one by one; whatever the parser throws becomes a {@link YamlFault} with its place. */
final class YamlEvents {

    private final String text;
    private final Iterator<Event> events;
    private @Nullable Event ahead;

    YamlEvents(String text) {
        this.text = text;
        // One buffer for the whole text: snakeyaml-engine 2.10 throws where a surrogate pair lies across two buffers.
        LoadSettings settings = LoadSettings.builder()
                .setBufferSize(text.length() + 1)
                .setCodePointLimit(Limits.TEXT)
                .setUseMarks(true)
                .build();
        events = new Parse(settings).parseString(text).iterator();
        next();
    }

    boolean nextIs(Event.ID id) {
        return peek().getEventId() == id;
    }

    Event next() {
        Event event = peek();
        ahead = null;
        return event;
    }

    Position position(Event event) {
        return event.getStartMark().map(YamlEvents::position).orElse(Position.START);
    }

    private Event peek() {
        if (ahead == null) {
            ahead = advance();
        }
        return ahead;
    }

    /** The parser is known to throw other exceptions than its own on malformed input (bad escapes, bad directives), so that all count. */
    private Event advance() {
        try {
            return events.next();
        } catch (MarkedYamlEngineException fault) {
            Position position = fault.getProblemMark()
                    .or(fault::getContextMark)
                    .map(YamlEvents::position)
                    .orElse(Position.START);
            throw new YamlFault(position, "not YAML: " + explanation(fault), remedy(fault));
        } catch (ReaderException fault) {
            int offset =
                    text.offsetByCodePoints(0, Math.min(fault.getPosition(), text.codePointCount(0, text.length())));
            String message = "the character U+%04X is not allowed in YAML".formatted(fault.getCodePoint());
            throw new YamlFault(
                    SourceText.of(text, offset), message, "remove it, or write it as an escape in double quotes");
        } catch (RuntimeException fault) {
            throw new YamlFault(Position.START, "not YAML: the parser gave up (" + fault.getMessage() + ")", null);
        }
    }

    private static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String explanation(MarkedYamlEngineException fault) {
        String context = fault.getContext() == null ? "" : fault.getContext() + ", ";
        return context + fault.getProblem();
    }

    private static @Nullable String remedy(MarkedYamlEngineException fault) {
        String problem = String.valueOf(fault.getProblem());
        if (problem.contains("\\t")) {
            return "indent with spaces, not with tabs";
        }
        return problem.contains("mapping values are not allowed")
                ? "put a text that holds ': ' in quotes, and check the indentation"
                : null;
    }
}
