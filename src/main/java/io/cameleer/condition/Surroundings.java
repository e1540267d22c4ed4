package io.cameleer.condition;

import io.cameleer.condition.value.Evaluation;
import io.cameleer.condition.value.Limits;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;

/** What all conditions of one service share. */
record Surroundings(Clock clock, ZoneId site, Limits limits) {

    Evaluation evaluation(Map<String, Object> names) {
        return new Evaluation(limits, clock, site, names);
    }
}
