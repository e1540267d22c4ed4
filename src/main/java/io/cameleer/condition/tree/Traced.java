package io.cameleer.condition.tree;

import io.cameleer.condition.value.PythonError;

/** Evaluates an expression and notes what came of it. */
final class Traced extends Node {

    private final Node node;
    private final int index;

    Traced(Node node, int index) {
        super(node.place());
        this.node = node;
        this.index = index;
    }

    @Override
    Object compute(Frame frame) {
        Trace trace = frame.trace;
        if (trace == null) {
            return node.evaluate(frame);
        }
        try {
            Object value = node.evaluate(frame);
            trace.value(index, node.place(), value);
            return value;
        } catch (PythonError error) {
            trace.error(index, node.place(), error);
            throw error;
        }
    }
}
