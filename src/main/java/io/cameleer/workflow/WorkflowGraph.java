package io.cameleer.workflow;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Draws a workflow as a text for a graph program. Labels and conditions are untrusted, so that every character with a meaning in the format is escaped. Where a state has
 * several transitions, they are numbered in the order in which they are tested.
 */
public final class WorkflowGraph {

    private WorkflowGraph() {}

    /** A Mermaid {@code stateDiagram-v2}, as GitHub and GitLab draw it within Markdown. */
    public static String mermaid(Workflow workflow) {
        List<String> labels = workflow.states().stream().map(State::label).toList();
        StringBuilder lines = new StringBuilder("stateDiagram-v2\n");
        for (State state : workflow.states()) {
            String id = id(labels, state.label());
            line(lines, "state \"%s\" as %s", mermaidText(state.label()), id);
            for (CallbackDefinition callback : state.callbacks()) {
                line(lines, "%s : %s (%s)", id, mermaidText(callback.label()), mermaidText(callback.function()));
            }
        }
        line(lines, "[*] --> %s", id(labels, workflow.root().label()));
        for (State state : workflow.states()) {
            String id = id(labels, state.label());
            for (int index = 0; index < state.transitions().size(); index++) {
                String text = mermaidText(caption(state, index));
                String to = id(labels, state.transitions().get(index).destination());
                line(lines, text.isEmpty() ? "%s --> %s" : "%s --> %s : %s", id, to, text);
            }
            if (state.isFinal()) {
                line(lines, "%s --> [*]", id);
            }
        }
        return lines.toString();
    }

    /** A graph in Graphviz' DOT. */
    public static String dot(Workflow workflow) {
        StringBuilder lines = new StringBuilder("digraph %s {\n".formatted(dotText(workflow.label())));
        line(lines, "node [shape=box, style=rounded]");
        String root = workflow.root().label();
        for (State state : workflow.states()) {
            String callbacks = state.callbacks().stream()
                    .map(callback -> "\n%s (%s)".formatted(callback.label(), callback.function()))
                    .collect(Collectors.joining());
            String look = state.label().equals(root) ? ", style=\"rounded,dashed\"" : "";
            String end = state.isFinal() ? ", peripheries=2" : "";
            line(lines, "%s [label=%s%s%s]", dotText(state.label()), dotText(state.label() + callbacks), look, end);
        }
        for (State state : workflow.states()) {
            List<Transition> transitions = state.transitions();
            for (int index = 0; index < transitions.size(); index++) {
                String caption = caption(state, index);
                String label = caption.isEmpty() ? "" : " [label=%s]".formatted(dotText(caption));
                String destination = transitions.get(index).destination();
                line(lines, "%s -> %s%s", dotText(state.label()), dotText(destination), label);
            }
        }
        return lines.append("}\n").toString();
    }

    /** A name without any character of the label, which may be whatever the operator likes. */
    private static String id(List<String> labels, String label) {
        return "s" + labels.indexOf(label);
    }

    private static void line(StringBuilder lines, String format, Object... values) {
        lines.append("    ").append(String.format(format, values)).append('\n');
    }

    private static String caption(State state, int index) {
        String condition = state.transitions().get(index).condition();
        String text = condition == null ? "" : condition.strip();
        if (state.transitions().size() == 1) {
            return text;
        }
        return "%d. %s".formatted(index + 1, text.isEmpty() ? "always" : text);
    }

    /** Everything but letters, digits and harmless signs as Mermaid's entity of its code point. */
    private static String mermaidText(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            boolean harmless = Character.isLetterOrDigit(character) || " _-.,'()[]=!+*/".indexOf(character) >= 0;
            if (Character.isISOControl(character)) {
                escaped.append(' ');
            } else if (harmless) {
                escaped.appendCodePoint(character);
            } else {
                escaped.append('#').append(character).append(';');
            }
        });
        return escaped.toString();
    }

    private static String dotText(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
