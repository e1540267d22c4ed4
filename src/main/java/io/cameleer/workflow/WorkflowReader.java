package io.cameleer.workflow;

import io.cameleer.workflow.Language.Form;
import io.cameleer.workflow.YamlNode.Entry;
import io.cameleer.workflow.YamlNode.Mapping;
import io.cameleer.workflow.YamlNode.Scalar;
import io.cameleer.workflow.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the document of a workflow: its label, states, external systems and scan types. */
final class WorkflowReader {

    private final ReadContext site;
    private final Problems problems;

    /** A reader for one file, with what the site knows. */
    WorkflowReader(ReadContext site) {
        this.site = site;
        this.problems = site.problems();
    }

    /** The workflow without its source and hash; to be used only where no problem is an error. */
    Optional<Workflow> read(YamlNode document, Optional<String> defaultLabel) {
        return Fields.of(document, "", Language.WORKFLOW, problems).map(fields -> {
            String label = label(fields, defaultLabel);
            Map<String, String> systems = externalSystems(fields);
            ReadContext context = site.with(systems.keySet());
            List<State> states = states(fields, context);
            return new Workflow(label, states, systems, scantypes(fields), "", "");
        });
    }

    private String label(Fields fields, Optional<String> defaultLabel) {
        if (fields.node("label").isEmpty() && defaultLabel.isPresent()) {
            return defaultLabel.get();
        }
        if (fields.node("label").isEmpty()) {
            problems.error(
                    fields.position("label"),
                    "label",
                    "Workflow definition should contain a label to manage multiple versions",
                    "add label: <name>");
            return "";
        }
        return fields.label("label", Limits.LABEL).map(Scalar::text).orElse("");
    }

    private List<State> states(Fields fields, ReadContext context) {
        Optional<YamlNode> node = fields.node("states");
        List<YamlNode> items = fields.list("states");
        if (items.isEmpty() && (node.isEmpty() || node.get() instanceof Sequence)) {
            problems.error(
                    fields.position("states"),
                    "states",
                    "the workflow has no states",
                    "add states: with a state untracked whose single transition leads to the first state");
        }
        if (items.size() > Limits.STATES) {
            String message = "%d states are more than %d".formatted(items.size(), Limits.STATES);
            problems.error(fields.position("states"), "states", message, "split the workflow");
            return List.of();
        }
        List<StateDraft> drafts = new ArrayList<>();
        Map<String, Position> labels = new HashMap<>();
        for (int index = 0; index < items.size(); index++) {
            new StateReader(context)
                    .read(items.get(index), "states[%d]".formatted(index))
                    .filter(draft -> isNew(draft, labels))
                    .ifPresent(drafts::add);
        }
        if (!items.isEmpty()) {
            new GraphCheck(drafts, problems).check(fields.position("states"));
        }
        return drafts.stream().map(StateDraft::state).toList();
    }

    private boolean isNew(StateDraft draft, Map<String, Position> labels) {
        Scalar label = draft.label();
        Position first = label == null ? null : labels.putIfAbsent(label.text(), label.position());
        if (label != null && first != null) {
            problems.error(
                    label.position(),
                    draft.path() + ".label",
                    "the state label '%s' is given twice".formatted(label.text()),
                    "rename one; the first is on line %d".formatted(first.line()));
        }
        return first == null;
    }

    /** Study Governor's list of {system_name, url}, or a mapping from name to URL. */
    private Map<String, String> externalSystems(Fields fields) {
        Map<String, String> systems = new LinkedHashMap<>();
        Optional<YamlNode> node = fields.node("external_systems");
        if (node.isPresent() && node.get() instanceof Mapping mapping) {
            Fields byName = new Fields(mapping, "external_systems", problems);
            for (Entry entry : mapping.entries()) {
                String name = entry.key().text();
                byName.text(name).ifPresent(url -> systems.put(name, url));
            }
            return systems;
        }
        forEach(fields, "external_systems", Language.EXTERNAL_SYSTEM, system -> {
            Optional<Scalar> name = system.requiredLabel("system_name", Limits.LABEL);
            Optional<Scalar> url = system.requiredLabel("url", Integer.MAX_VALUE);
            if (name.isPresent() && url.isPresent()) {
                String previous =
                        systems.putIfAbsent(name.get().text(), url.get().text());
                warnOfSecond(previous != null, name.get(), system.path("system_name"), "external system");
            }
        });
        return systems;
    }

    private List<Scantype> scantypes(Fields fields) {
        Set<Scantype> scantypes = new LinkedHashSet<>();
        Set<String> protocols = new HashSet<>();
        forEach(fields, "scantypes", Language.SCANTYPE, scantype -> {
            Optional<Scalar> modality = scantype.requiredLabel("modality", Limits.LABEL);
            Optional<Scalar> protocol = scantype.requiredLabel("protocol", Limits.LABEL);
            if (modality.isPresent() && protocol.isPresent()) {
                boolean second = !protocols.add(protocol.get().text());
                warnOfSecond(second, protocol.get(), scantype.path("protocol"), "scan type");
                if (!second) {
                    scantypes.add(
                            new Scantype(modality.get().text(), protocol.get().text()));
                }
            }
        });
        return List.copyOf(scantypes);
    }

    private void warnOfSecond(boolean second, Scalar name, String path, String what) {
        if (second) {
            String message = "the %s '%s' is given twice; the first counts".formatted(what, name.text());
            problems.warning(name.position(), path, message, "remove one");
        }
    }

    private void forEach(Fields fields, String key, Form form, Consumer<Fields> reader) {
        List<YamlNode> items = fields.list(key);
        for (int index = 0; index < items.size(); index++) {
            Fields.of(items.get(index), "%s[%d]".formatted(key, index), form, problems)
                    .ifPresent(reader);
        }
    }
}
