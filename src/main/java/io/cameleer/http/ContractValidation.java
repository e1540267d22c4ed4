package io.cameleer.http;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks requests against contracts. The validator of a contract is made once: Camel makes one for every request, which
 * costs milliseconds.
 */
final class ContractValidation {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    /** The library's own levels let unknown parameters pass. */
    private static final LevelResolver EVERYTHING_COUNTS =
            LevelResolver.create().build();

    private final Map<OpenAPI, OpenApiInteractionValidator> validators = new ConcurrentHashMap<>();

    /** What is wrong with a request; the path begins behind the contract's base. */
    Optional<Problem> check(OpenAPI contract, String path, HttpRequest request) {
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
        List<String> sentences = errors.stream()
                .filter(error -> status(error) == status)
                .map(ContractValidation::sentence)
                .toList();
        return new Problem(status, sentences.get(0), null, sentences);
    }

    /** The library names the parameter only beside its message, and its parser's inner life within it. */
    private static String sentence(ValidationReport.Message error) {
        if (error.getKey().endsWith("invalidJson")) {
            return "the body is no valid JSON";
        }
        return error.getContext()
                .flatMap(ValidationReport.MessageContext::getParameter)
                .map(parameter -> parameter.getName() + ": " + error.getMessage())
                .orElse(error.getMessage());
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
