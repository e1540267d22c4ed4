package io.cameleer.http;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.cameleer.json.RepeatedKeys;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks requests against contracts. The validator of a contract is made once: Camel makes one for every request, which
 * costs milliseconds.
 */
final class ContractValidation {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    /** The library's own levels let unknown parameters pass; a body with GET is what Study Governor's workers send. */
    private static final LevelResolver EVERYTHING_COUNTS = LevelResolver.create()
            .withLevel("validation.request.body.unexpected", ValidationReport.Level.IGNORE)
            .build();

    private final Map<OpenAPI, OpenApiInteractionValidator> validators = new ConcurrentHashMap<>();

    /** What is wrong with a request; the path begins behind the contract's base. */
    Optional<Problem> check(OpenAPI contract, String path, HttpRequest request) {
        Map<String, String> repeated = repeated(request.body());
        if (!repeated.isEmpty()) {
            return Optional.of(Problem.invalid(repeated));
        }
        ValidationReport report = validators
                .computeIfAbsent(contract, key -> OpenApiInteractionValidator.createFor(key)
                        .withLevelResolver(EVERYTHING_COUNTS)
                        .build())
                .validateRequest(simple(path, request));
        List<ValidationReport.Message> errors = report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .toList();
        return errors.isEmpty() ? Optional.empty() : Optional.of(problem(errors));
    }

    private static Map<String, String> repeated(@Nullable String body) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (body != null) {
            RepeatedKeys.of(body)
                    .forEach(place -> errors.put(place, "is given more than once in the JSON body; give it once"));
        }
        return errors;
    }

    private static SimpleRequest simple(String path, HttpRequest request) {
        SimpleRequest.Builder builder = new SimpleRequest.Builder(request.method(), path, false);
        request.headers().forEach(builder::withHeader);
        request.query().forEach(builder::withQueryParam);
        if (request.body() != null) {
            builder.withBody(request.body());
        }
        return builder.build();
    }

    private static Problem problem(List<ValidationReport.Message> errors) {
        int status = errors.stream().mapToInt(ContractValidation::status).max().orElse(BAD_REQUEST);
        Map<String, String> sentences = new LinkedHashMap<>();
        errors.stream().filter(error -> status(error) == status).forEach(error -> ContractSentences.of(error)
                .forEach(sentences::putIfAbsent));
        return status == BAD_REQUEST
                ? Problem.invalid(sentences)
                : new Problem(status, sentences.values().iterator().next());
    }

    private static int status(ValidationReport.Message error) {
        return switch (error.getKey()) {
            case "validation.request.contentType.notAllowed", "validation.request.contentType.invalid" ->
                UNSUPPORTED_MEDIA_TYPE;
            case "validation.request.accept.notAllowed", "validation.request.accept.invalid" -> NOT_ACCEPTABLE;
            default -> BAD_REQUEST;
        };
    }
}
