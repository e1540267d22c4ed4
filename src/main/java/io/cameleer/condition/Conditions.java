package io.cameleer.condition;

import io.cameleer.condition.syntax.ConditionSyntax;
import io.cameleer.condition.syntax.Expression;
import io.cameleer.condition.syntax.Fault;
import io.cameleer.condition.syntax.SyntaxFault;
import io.cameleer.condition.value.Limits;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles conditions, and remembers those it has compiled. A condition is checked as a whole: all that is wrong with it
 * is reported at once. Safe for use by many threads.
 */
public final class Conditions {

    /** Compiled conditions kept; the one not asked for the longest goes first. */
    private static final int KEPT = 1_000;

    private record Key(String source, ConditionScope scope) {}

    private final Surroundings surroundings;
    private final Map<Key, Condition> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Condition> eldest) {
            return size() > KEPT;
        }
    };

    /** @param site the zone of {@code now()}, {@code today()} and every naive datetime */
    public Conditions(Clock clock, ZoneId site) {
        this(clock, site, Limits.DEFAULT);
    }

    Conditions(Clock clock, ZoneId site, Limits limits) {
        this.surroundings = new Surroundings(clock, site, limits);
    }

    /** The condition of a text; a blank text is always true. */
    public Condition compile(String source, ConditionScope scope) throws InvalidConditionException {
        Key key = new Key(source, scope);
        Condition known;
        synchronized (compiled) {
            known = compiled.get(key);
        }
        if (known != null) {
            return known;
        }
        Condition condition = read(source, scope);
        synchronized (compiled) {
            compiled.put(key, condition);
        }
        return condition;
    }

    private Condition read(String source, ConditionScope scope) throws InvalidConditionException {
        if (source.isBlank()) {
            return new Condition(source, Expression.always(), surroundings);
        }
        try {
            Expression expression = ConditionSyntax.read(source);
            List<Fault> faults = Check.of(expression, scope);
            if (faults.isEmpty()) {
                return new Condition(source, expression, surroundings);
            }
            throw invalid(source, faults);
        } catch (SyntaxFault fault) {
            throw invalid(source, fault.faults());
        }
    }

    private static InvalidConditionException invalid(String source, List<Fault> faults) {
        SourceText text = new SourceText(source);
        return new InvalidConditionException(
                source,
                faults.stream().map(fault -> ConditionProblem.of(text, fault)).toList());
    }
}
