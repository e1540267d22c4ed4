package io.cameleer.workflow;

import io.cameleer.workflow.YamlNode.Entry;
import io.cameleer.workflow.YamlNode.Mapping;
import io.cameleer.workflow.YamlNode.Sequence;
import java.util.Optional;

/** Recognises the shape of workflow files before Study Governor 7: transitions beside the states instead of within them, and a single callback for each state. */
final class PreSevenShape {

    private PreSevenShape() {}

    /** Reports the old shape and answers whether it is one; the file then needs no other remark. */
    static boolean refuse(YamlNode document, Problems problems) {
        if (!(document instanceof Mapping workflow)) {
            return false;
        }
        Optional<Entry> transitions = workflow.entry("transitions");
        if (transitions.isPresent()) {
            report(transitions.get(), "transitions", problems);
            return true;
        }
        Optional<Entry> callback = workflow.entry("states").flatMap(PreSevenShape::singleCallback);
        callback.ifPresent(entry -> report(entry, "states", problems));
        return callback.isPresent();
    }

    private static Optional<Entry> singleCallback(Entry states) {
        if (!(states.value() instanceof Sequence list)) {
            return Optional.empty();
        }
        return list.items().stream()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .filter(state -> state.entry("callbacks").isEmpty())
                .flatMap(state -> state.entry("callback").stream())
                .findFirst();
    }

    private static void report(Entry entry, String path, Problems problems) {
        problems.error(
                entry.key().position(),
                path,
                "this is the shape of workflows before Study Governor 7, with '%s' in the old place"
                        .formatted(entry.key().text()),
                "move each transition under 'transitions' of its source state, with its destination and condition but without"
                        + " 'source', and make each 'callback' a list 'callbacks' whose items have label, function and callback_arguments");
    }
}
