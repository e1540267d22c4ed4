package io.cameleer.condition.value;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;

/**
 * One evaluation of one condition: its names, its clock and what is left of its budget. Used by one thread.
 *
 * <p>The budget is what keeps untrusted conditions harmless, so everything that loops, grows or recurs draws on it.
 */
public final class Evaluation {

    /** Reading the clock costs more than most steps: it is looked at once in so many. */
    private static final long STEPS_BETWEEN_LOOKS = 256;

    private final Limits limits;
    private final Clock clock;
    private final ZoneId site;
    private final Map<String, Object> names;
    private long steps;
    private long nextLook = STEPS_BETWEEN_LOOKS;
    private long started;
    private int depth;

    public Evaluation(Limits limits, Clock clock, ZoneId site, Map<String, Object> names) {
        this.limits = limits;
        this.clock = clock;
        this.site = site;
        this.names = names;
    }

    public Clock clock() {
        return clock;
    }

    /** The zone that naive datetimes are in. */
    public ZoneId site() {
        return site;
    }

    /** The value that the context gives the name. */
    public Object name(String name) {
        Object value = names.get(name);
        if (value == null) {
            throw new PythonError("NameError", "name '" + name + "' is not defined");
        }
        return value;
    }

    /** Draws one step. */
    void step() {
        charge(1);
    }

    /** Draws the steps of some work before it is done. */
    public void charge(long cost) {
        steps += cost;
        if (steps >= nextLook) {
            look();
        }
    }

    /** Draws the steps of work that grows with the product of two lengths. */
    void chargeProduct(long first, long second) {
        charge(1 + first / 16 + first * second / 512);
    }

    private void look() {
        if (steps > limits.steps()) {
            throw PythonError.limit("more than " + limits.steps() + " steps");
        }
        nextLook = steps + STEPS_BETWEEN_LOOKS;
        if (started == 0) {
            started = System.nanoTime();
        } else if (System.nanoTime() - started > limits.time().toNanos()) {
            throw PythonError.limit("more than " + limits.time().toMillis() + " ms");
        }
    }

    /** Admits a string or a collection of the length, and draws what it costs to make. */
    public void admit(long length) {
        requireLength(length);
        charge(1 + length / 8);
    }

    /** Admits one more piece of what has grown to the length, before it takes more memory than it may. */
    public void grow(long length) {
        requireLength(length);
        charge(1);
    }

    private void requireLength(long length) {
        if (length > limits.length()) {
            throw PythonError.limit("a string or collection longer than " + limits.length());
        }
    }

    /** Admits an integer of so many bits, and draws what it costs to make. */
    void admitBits(long bits) {
        if (bits > limits.integerBits()) {
            throw PythonError.limit("an integer of more than " + limits.integerBits() + " bits");
        }
        charge(bits / 64);
    }

    /** Enters a call, or a value within a value; {@link #leave} must follow. */
    public void enter(int levels) {
        depth += levels;
        if (depth > limits.depth()) {
            depth -= levels;
            throw new PythonError(
                    "RecursionError", "maximum recursion depth exceeded: more than " + limits.depth() + " levels");
        }
    }

    public void leave(int levels) {
        depth -= levels;
    }
}
