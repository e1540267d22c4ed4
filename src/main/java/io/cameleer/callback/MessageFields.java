package io.cameleer.callback;

import java.util.LinkedHashMap;
import java.util.Map;

/** What texts for people may name in braces, as in {@code {experiment}}: Study Governor's fields, and ours. */
final class MessageFields {

    private MessageFields() {}

    static PythonFormat of(CallbackContext context) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("experiment", context.experimentLabel());
        fields.put("experiment_id", context.experimentId());
        fields.put("experiment_url", context.experimentUrl());
        fields.put("experiment_api_url", context.experimentApiUrl());
        fields.put("action_url", context.actionUrl());
        fields.put("action_api_url", context.actionApiUrl());
        fields.put("variables", context.variables());
        fields.put("metadata", context.metadata());
        return new PythonFormat(fields);
    }
}
