package io.cameleer.workflow;

import io.cameleer.spelling.Similar;
import io.cameleer.workflow.StateDraft.TransitionDraft;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks how the states hang together: destinations, the root, what can be reached. */
final class GraphCheck {

    private final Map<String, StateDraft> states = new LinkedHashMap<>();
    private final Problems problems;
    /** An unknown destination counts as the state that was probably meant, so that one misspelling does not look like several faults. */
    private final Map<String, String> meant = new LinkedHashMap<>();
    /** Whether a destination is unknown and like no other: what can be reached is then unknown too. */
    private boolean leadsAstray;

    GraphCheck(List<StateDraft> drafts, Problems problems) {
        drafts.stream().filter(draft -> draft.label() != null).forEach(draft -> states.put(draft.name(), draft));
        this.problems = problems;
    }

    void check(Position statesPosition) {
        for (StateDraft state : states.values()) {
            state.transitions().forEach(this::checkDestination);
            warnOfShadowed(state);
        }
        root(statesPosition).ifPresent(root -> {
            checkRoot(root);
            checkReach(root);
        });
    }

    private void checkDestination(TransitionDraft transition) {
        String target = transition.target();
        if (states.containsKey(target)) {
            return;
        }
        if (!meant.containsKey(target) && !problems.isFull()) {
            Similar.nearest(target, states.keySet()).ifPresent(name -> meant.put(target, name));
        }
        leadsAstray |= !meant.containsKey(target);
        problems.error(
                transition.destination().position(),
                transition.path() + ".destination",
                "there is no state '%s'".formatted(target),
                () -> Optional.ofNullable(meant.get(target))
                        .map(name -> "did you mean '%s'?".formatted(name))
                        .orElse("add the state, or name one of the file"));
    }

    private void warnOfShadowed(StateDraft state) {
        if (state.callbacks().isEmpty() && !state.automatic()) {
            return;
        }
        List<TransitionDraft> transitions = state.transitions();
        for (int index = 0; index < transitions.size() - 1; index++) {
            if (transitions.get(index).condition() == null) {
                TransitionDraft next = transitions.get(index + 1);
                problems.warning(
                        next.destination().position(),
                        next.path(),
                        "never taken by itself: the transition before it has no condition",
                        "put the transition without a condition last");
                return;
            }
        }
    }

    private Optional<StateDraft> root(Position statesPosition) {
        if (states.isEmpty()) {
            return Optional.empty();
        }
        StateDraft conventional = states.get(Workflow.ROOT_LABEL);
        if (conventional != null) {
            warnOfReturn();
            return Optional.of(conventional);
        }
        Set<String> entered = states.values().stream()
                .flatMap(state -> targets(state).stream())
                .collect(Collectors.toSet());
        List<StateDraft> roots = states.values().stream()
                .filter(state -> !entered.contains(state.name()))
                .toList();
        if (roots.isEmpty()) {
            problems.error(
                    statesPosition,
                    "states",
                    "no state to start in: a transition leads to every state",
                    "add a state 'untracked' whose single transition leads to the first state");
        } else if (roots.size() > 1) {
            refuseRoots(roots);
        }
        return roots.size() == 1 ? Optional.of(roots.get(0)) : Optional.empty();
    }

    private void refuseRoots(List<StateDraft> roots) {
        String names = roots.stream()
                .limit(10)
                .map(root ->
                        "'%s' (line %d)".formatted(root.name(), root.position().line()))
                .collect(Collectors.joining(", "));
        StateDraft second = roots.get(1);
        problems.error(
                second.position(),
                second.path(),
                "several states to start in, because no transition leads to %s%s"
                        .formatted(names, roots.size() > 10 ? " and others" : ""),
                "lead a transition to all but one, or call the start 'untracked'");
    }

    private void warnOfReturn() {
        for (StateDraft state : states.values()) {
            for (TransitionDraft transition : state.transitions()) {
                if (transition.target().equals(Workflow.ROOT_LABEL)
                        && !state.name().equals(Workflow.ROOT_LABEL)) {
                    problems.warning(
                            transition.destination().position(),
                            transition.path(),
                            "leads back to the start, where experiments wait for a person",
                            "lead to the state after it");
                }
            }
        }
    }

    private void checkRoot(StateDraft root) {
        List<TransitionDraft> transitions = root.transitions();
        String path = root.path() + ".transitions";
        String name = root.name();
        if (transitions.isEmpty()) {
            String message = "the start state '%s' leads nowhere".formatted(name);
            problems.error(root.position(), path, message, "give it exactly one transition, to the first state");
            return;
        }
        TransitionDraft first = transitions.get(0);
        if (transitions.size() > 1) {
            problems.error(
                    transitions.get(1).destination().position(),
                    transitions.get(1).path(),
                    "the start state '%s' has %d transitions".formatted(name, transitions.size()),
                    "keep one, and let the state behind it choose");
        }
        if (first.condition() != null) {
            problems.error(
                    first.condition().position(),
                    first.path() + ".condition",
                    "the transition of the start state '%s' has a condition".formatted(name),
                    "move the condition to a transition of the state behind it");
        }
        if (first.target().equals(name)) {
            String message = "the start state '%s' leads to itself".formatted(name);
            problems.error(first.destination().position(), first.path(), message, "lead to the first state");
        }
        if (!root.callbacks().isEmpty()) {
            problems.warning(
                    root.callbacksPosition(),
                    root.path() + ".callbacks",
                    "callbacks of the start state '%s' are never run".formatted(name),
                    "move them to the state behind it");
        }
    }

    private void checkReach(StateDraft root) {
        if (leadsAstray) {
            return;
        }
        Set<String> reached = new HashSet<>(Set.of(root.name()));
        Deque<StateDraft> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            for (String target : targets(open.pop())) {
                StateDraft state = states.get(target);
                if (state != null && reached.add(target)) {
                    open.push(state);
                }
            }
        }
        states.values().stream()
                .filter(state -> !reached.contains(state.name()))
                .forEach(state -> problems.warning(
                        state.position(),
                        state.path(),
                        "the state '%s' cannot be reached".formatted(state.name()),
                        "lead a transition to it, or remove it"));
        boolean ends = states.values().stream()
                .anyMatch(state ->
                        reached.contains(state.name()) && state.transitions().isEmpty());
        if (!ends) {
            problems.warning(
                    root.position(),
                    root.path(),
                    "no final state can be reached: every state leads on",
                    "let one state have no transitions");
        }
    }

    private Set<String> targets(StateDraft state) {
        return state.transitions().stream()
                .map(TransitionDraft::target)
                .map(target -> meant.getOrDefault(target, target))
                .collect(Collectors.toSet());
    }
}
