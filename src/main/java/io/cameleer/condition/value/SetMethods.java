package io.cameleer.condition.value;

import java.util.Iterator;
import java.util.List;

/** What sets can do, apart from changing. */
final class SetMethods {

    private static final Signature OTHER = Signature.of("other", "/");
    private static final Signature OTHERS = Signature.of("*others");

    /** Combines a set with each of the others in turn. */
    private interface Combination {
        SetValue of(Evaluation evaluation, SetValue left, Object right);
    }

    private SetMethods() {}

    static Type type(String name, boolean frozen) {
        return Type.named(name)
                .constructor(
                        Signature.of("iterable?", "/"),
                        (evaluation, arguments) -> SetValue.collect(
                                evaluation, arguments.has(0) ? arguments.get(0) : new ListValue(List.of()), frozen))
                .method(
                        "union",
                        OTHERS,
                        combining((evaluation, left, right) -> left.union(SetValue.collect(evaluation, right))))
                .method("intersection", OTHERS, combining(SetMethods::intersection))
                .method(
                        "difference",
                        OTHERS,
                        combining((evaluation, left, right) -> left.filter(SetValue.collect(evaluation, right), false)))
                .method("symmetric_difference", OTHER, (evaluation, self, arguments) -> ((SetValue) self)
                        .symmetricDifference(SetValue.collect(evaluation, arguments.get(0))))
                .method("issubset", OTHER, (evaluation, self, arguments) -> SetValue.collect(
                                evaluation, arguments.get(0))
                        .containsAll((SetValue) self))
                .method(
                        "issuperset",
                        OTHER,
                        (evaluation, self, arguments) -> isSuperset(evaluation, (SetValue) self, arguments.get(0)))
                .method(
                        "isdisjoint",
                        OTHER,
                        (evaluation, self, arguments) -> isDisjoint(evaluation, (SetValue) self, arguments.get(0)))
                .method("copy", Signature.NONE, (evaluation, self, arguments) -> self)
                .build();
    }

    private static Member.Body combining(Combination combination) {
        return (evaluation, self, arguments) -> {
            SetValue result = (SetValue) self;
            for (Object other : arguments.rest(0)) {
                evaluation.charge(1 + result.length());
                result = combination.of(evaluation, result, other);
            }
            return result;
        };
    }

    private static SetValue intersection(Evaluation evaluation, SetValue left, Object right) {
        boolean frozen = left.type().equals(SetValue.FROZEN);
        return right instanceof SetValue set
                ? left.intersection(set)
                : SetValue.collect(evaluation, right).common(left, frozen);
    }

    /** Ends at the first element that is not there: what follows may not even be hashable. */
    private static boolean isSuperset(Evaluation evaluation, SetValue self, Object other) {
        Iterator<Object> elements = Iteration.over(evaluation, other);
        while (elements.hasNext()) {
            if (!self.has(Keys.of(evaluation, elements.next()))) {
                return false;
            }
        }
        return true;
    }

    static boolean isDisjoint(Evaluation evaluation, SetValue self, Object other) {
        Iterator<Object> elements = Iteration.over(evaluation, other);
        while (elements.hasNext()) {
            if (self.has(Keys.of(evaluation, elements.next()))) {
                return false;
            }
        }
        return true;
    }
}
