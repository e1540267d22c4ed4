package io.cameleer.condition;

import io.cameleer.condition.syntax.Expression;
import io.cameleer.condition.tree.Compiler;
import io.cameleer.condition.tree.Frame;
import io.cameleer.condition.tree.Node;
import io.cameleer.condition.tree.Trace;
import io.cameleer.condition.value.Evaluation;
import io.cameleer.condition.value.JavaValues;
import io.cameleer.condition.value.PythonError;
import io.cameleer.condition.value.Truth;
import org.jspecify.annotations.Nullable;

/** A condition that was read and checked. Immutable: any number of threads may evaluate it. */
public final class Condition {

    private final SourceText text;
    private final Expression expression;
    private final Surroundings surroundings;
    private final Node node;

    /** Made when the first trace is asked for: most conditions are never traced. */
    private volatile @Nullable Node traced;

    Condition(String source, Expression expression, Surroundings surroundings) {
        this.text = new SourceText(source);
        this.expression = expression;
        this.surroundings = surroundings;
        this.node = Compiler.plain(expression);
    }

    /** The text as it was written. */
    public String source() {
        return text.source();
    }

    /** Whether the condition's value is true in Python's sense. */
    public boolean test(ConditionContext context) throws ConditionFailedException {
        return Truth.of(value(context));
    }

    /**
     * The condition's value: {@link String}, {@link Boolean}, {@link Long}, {@link java.math.BigInteger}, {@link Double} or
     * a {@link io.cameleer.condition.value.PythonValue}.
     */
    public Object value(ConditionContext context) throws ConditionFailedException {
        return compute(surroundings.evaluation(context.names()));
    }

    /** The condition's value as Java has it: null for None, lists, maps, {@code java.time}, numbers, texts. */
    public @Nullable Object javaValue(ConditionContext context) throws ConditionFailedException {
        Evaluation evaluation = surroundings.evaluation(context.names());
        Object value = compute(evaluation);
        try {
            return JavaValues.of(evaluation, value);
        } catch (PythonError error) {
            throw ConditionFailedException.of(text, error);
        }
    }

    private Object compute(Evaluation evaluation) throws ConditionFailedException {
        try {
            return run(node, new Frame(evaluation, null));
        } catch (PythonError error) {
            throw ConditionFailedException.of(text, error);
        }
    }

    /** Evaluates the condition and tells what each part of it came to; an error is part of the outcome. */
    public TracedOutcome trace(ConditionContext context) {
        Node tree = traced;
        if (tree == null) {
            tree = Compiler.traced(expression);
            traced = tree;
        }
        Trace trace = new Trace(surroundings.evaluation(context.names()));
        try {
            Object value = run(tree, new Frame(surroundings.evaluation(context.names()), trace));
            return TracedOutcome.of(text, trace, value);
        } catch (PythonError error) {
            return TracedOutcome.of(text, trace, ConditionFailedException.of(text, error));
        }
    }

    private static Object run(Node node, Frame frame) {
        try {
            return node.evaluate(frame);
        } catch (StackOverflowError overflow) {
            // The limits of depth are far below this on any usual stack; a smaller one must not end the service.
            throw new PythonError("RecursionError", "maximum recursion depth exceeded");
        }
    }

    @Override
    public String toString() {
        return source();
    }
}
