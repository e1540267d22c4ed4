package io.cameleer.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A state machine for experiments. A workflow that the loader gives has exactly one root with exactly one unconditional transition, unique state labels and transitions
 * that all lead to a state.
 *
 * @param states in the file's order
 * @param externalSystems URL by system name, in the file's order
 * @param source the text that the workflow was read from
 * @param hash SHA-256 of the text in UTF-8, 64 lower-case hexadecimal digits
 */
public record Workflow(
        String label,
        List<State> states,
        Map<String, String> externalSystems,
        List<Scantype> scantypes,
        String source,
        String hash) {

    /** The label of the start state by convention. A state of this name is the root, whatever leads to it. */
    public static final String ROOT_LABEL = "untracked";

    public Workflow {
        states = List.copyOf(states);
        externalSystems = Collections.unmodifiableMap(new LinkedHashMap<>(externalSystems));
        scantypes = List.copyOf(scantypes);
    }

    /**
     * The state before an experiment is tracked: {@value #ROOT_LABEL} where there is one, otherwise the only state that no transition leads to.
     *
     * @throws NoSuchElementException when there is none, which the loader refuses
     */
    public State root() {
        return state(ROOT_LABEL).orElseGet(this::withoutIncoming);
    }

    /**
     * The state that a new experiment enters: the destination of the root's single transition.
     *
     * @throws NoSuchElementException when there is none, which the loader refuses
     */
    public State first() {
        String destination = root().transitions().stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("the root of workflow '" + label + "' leads nowhere"))
                .destination();
        return state(destination)
                .orElseThrow(() ->
                        new NoSuchElementException("workflow '" + label + "' has no state '" + destination + "'"));
    }

    /** The state of that label; labels are case-sensitive. */
    public Optional<State> state(String label) {
        return states.stream().filter(state -> state.label().equals(label)).findFirst();
    }

    private State withoutIncoming() {
        Set<String> destinations = states.stream()
                .flatMap(state -> state.transitions().stream())
                .map(Transition::destination)
                .collect(Collectors.toSet());
        return states.stream()
                .filter(state -> !destinations.contains(state.label()))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("workflow '" + label + "' has no root"));
    }
}
