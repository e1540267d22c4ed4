package io.cameleer.workflow;

import io.cameleer.workflow.ConditionCheck.Place;
import io.cameleer.workflow.StateDraft.TransitionDraft;
import io.cameleer.workflow.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one state with its callbacks and transitions. */
final class StateReader {

    private final ReadContext context;
    private final Problems problems;

    StateReader(ReadContext context) {
        this.context = context;
        this.problems = context.problems();
    }

    Optional<StateDraft> read(YamlNode node, String path) {
        return Fields.of(node, path, Language.STATE, problems).map(fields -> {
            Optional<Scalar> label = fields.requiredLabel("label", Limits.LABEL);
            Set<String> callbackLabels = new LinkedHashSet<>();
            List<CallbackDefinition> callbacks = callbacks(fields, callbackLabels);
            return new StateDraft(
                    label.orElse(null),
                    path,
                    fields.position(),
                    fields.position("callbacks"),
                    fields.text("freetext").orElse(null),
                    fields.flag("automatic"),
                    callbacks,
                    transitions(fields, callbackLabels));
        });
    }

    private List<CallbackDefinition> callbacks(Fields fields, Set<String> labels) {
        List<CallbackDefinition> callbacks = new ArrayList<>();
        Map<String, Position> seen = new HashMap<>();
        List<YamlNode> items = fields.list("callbacks");
        for (int index = 0; index < items.size(); index++) {
            String path = fields.path("callbacks[%d]".formatted(index));
            Fields.of(items.get(index), path, Language.CALLBACK, problems).ifPresent(callback -> {
                Optional<Scalar> label = callback.requiredLabel("label", Limits.CALLBACK_LABEL);
                label.ifPresent(scalar -> refuseSecond(scalar, seen, callback.path("label")));
                CallbackDefinition definition = new CallbackReader(context, callback)
                        .read(label.map(Scalar::text).orElse(""));
                if (labels.add(definition.label())) {
                    callbacks.add(definition);
                }
            });
        }
        labels.remove("");
        return callbacks;
    }

    private void refuseSecond(Scalar label, Map<String, Position> seen, String path) {
        Position first = seen.putIfAbsent(label.text(), label.position());
        if (first != null) {
            problems.error(
                    label.position(),
                    path,
                    "the callback label '%s' is given twice in this state".formatted(label.text()),
                    "rename one; the first is on line %d".formatted(first.line()));
        }
    }

    private List<TransitionDraft> transitions(Fields fields, Set<String> callbackLabels) {
        List<TransitionDraft> transitions = new ArrayList<>();
        List<YamlNode> items = fields.list("transitions");
        for (int index = 0; index < items.size(); index++) {
            String path = fields.path("transitions[%d]".formatted(index));
            Fields.of(items.get(index), path, Language.TRANSITION, problems).ifPresent(transition -> {
                Optional<Scalar> destination = transition.requiredLabel("destination", Limits.LABEL);
                Optional<Scalar> condition = context.condition(transition, Place.TRANSITION, callbackLabels);
                destination.ifPresent(
                        target -> transitions.add(new TransitionDraft(target, path, condition.orElse(null))));
            });
        }
        return transitions;
    }
}
