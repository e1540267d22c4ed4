package io.cameleer.condition.value;

import java.util.Iterator;
import java.util.List;

/** What sets can do, apart from changing. */
final class SetMethods {

    private static final Signature OTHER = Signature.of("other", "/");
    private static final Signature OTHERS = Signature.of("*others");

    /** Combines a set with each of the others in turn. */
    private interface Combination {
        SetValue of(SetValue left, SetValue right);
    }

    private SetMethods() {}

    static Type type(String name, boolean frozen) {
        return Type.named(name)
                .constructor(
                        Signature.of("iterable?", "/"),
                        (evaluation, arguments) -> SetValue.collect(
                                evaluation, arguments.has(0) ? arguments.get(0) : new ListValue(List.of()), frozen))
                .method("union", OTHERS, combining(SetValue::union))
                .method("intersection", OTHERS, combining((left, right) -> left.filter(right, true)))
                .method("difference", OTHERS, combining((left, right) -> left.filter(right, false)))
                .method("symmetric_difference", OTHER, (evaluation, self, arguments) -> ((SetValue) self)
                        .symmetricDifference(SetValue.collect(evaluation, arguments.get(0))))
                .method("issubset", OTHER, (evaluation, self, arguments) -> SetValue.collect(
                                evaluation, arguments.get(0))
                        .containsAll((SetValue) self))
                .method("issuperset", OTHER, (evaluation, self, arguments) -> ((SetValue) self)
                        .containsAll(SetValue.collect(evaluation, arguments.get(0))))
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
                result = combination.of(result, SetValue.collect(evaluation, other));
            }
            return result;
        };
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
