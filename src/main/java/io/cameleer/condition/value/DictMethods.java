package io.cameleer.condition.value;

import java.util.Iterator;
import java.util.List;

/** What dicts can do, apart from changing. */
final class DictMethods {

    private DictMethods() {}

    static Type type() {
        return Type.named("dict")
                .constructor(Signature.of("mapping?", "/", "**keywords"), DictMethods::construct)
                .classMethod("fromkeys", Signature.of("iterable", "value?", "/"), DictMethods::fromKeys)
                .method("get", Signature.of("key", "default?", "/"), (evaluation, self, arguments) -> {
                    Object value = ((DictValue) self).find(evaluation, arguments.get(0));
                    return value == null ? arguments.get(1, None.NONE) : value;
                })
                .method("keys", Signature.NONE, (evaluation, self, arguments) -> DictView.keys((DictValue) self))
                .method("values", Signature.NONE, (evaluation, self, arguments) -> DictView.values((DictValue) self))
                .method("items", Signature.NONE, (evaluation, self, arguments) -> DictView.items((DictValue) self))
                .method("copy", Signature.NONE, (evaluation, self, arguments) -> new DictValue.Builder()
                        .putAll(evaluation, (DictValue) self)
                        .build())
                .build();
    }

    private static Object construct(Evaluation evaluation, Arguments arguments) {
        DictValue.Builder dict = new DictValue.Builder();
        if (arguments.has(0) && arguments.get(0) instanceof DictValue mapping) {
            dict.putAll(evaluation, mapping);
        } else if (arguments.has(0)) {
            putPairs(evaluation, dict, arguments.get(0));
        }
        Keywords keywords = arguments.keywords(1);
        for (int i = 0; i < keywords.names().size(); i++) {
            dict.put(keywords.names().get(i), keywords.values().get(i));
        }
        return dict.build();
    }

    private static void putPairs(Evaluation evaluation, DictValue.Builder dict, Object pairs) {
        Iterator<Object> elements = Iteration.over(evaluation, pairs);
        for (int i = 0; elements.hasNext(); i++) {
            Object pair = elements.next();
            if (!Iteration.isIterable(evaluation, pair)) {
                throw PythonError.type("cannot convert dictionary update sequence element #" + i + " to a sequence");
            }
            List<Object> parts = Iteration.list(evaluation, pair);
            if (parts.size() != 2) {
                throw PythonError.value(
                        "dictionary update sequence element #" + i + " has length " + parts.size() + "; 2 is required");
            }
            dict.put(evaluation, parts.get(0), parts.get(1));
        }
    }

    private static Object fromKeys(Evaluation evaluation, Arguments arguments) {
        DictValue.Builder dict = new DictValue.Builder();
        Iterator<Object> keys = Iteration.over(evaluation, arguments.get(0));
        while (keys.hasNext()) {
            dict.put(evaluation, keys.next(), arguments.get(1, None.NONE));
        }
        return dict.build();
    }
}
