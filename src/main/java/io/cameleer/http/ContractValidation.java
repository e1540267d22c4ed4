package io.cameleer.http;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final String BODY = "body";

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
        Map<String, String> sentences = new LinkedHashMap<>();
        errors.stream().filter(error -> status(error) == status).forEach(error -> sentences(error)
                .forEach(sentences::putIfAbsent));
        return status == BAD_REQUEST
                ? Problem.invalid(sentences)
                : new Problem(status, sentences.values().iterator().next());
    }

    /** What is wrong, by the name of the parameter or the place in the body. */
    private static Map<String, String> sentences(ValidationReport.Message error) {
        String message = error.getMessage().replaceFirst("^\\[Path '[^']*'\\] ", "");
        Optional<String> parameter = error.getContext()
                .flatMap(ValidationReport.MessageContext::getParameter)
                .map(Parameter::getName);
        if (error.getKey().endsWith("invalidJson")) {
            return Map.of(BODY, "is no valid JSON");
        } else if (parameter.isPresent()) {
            return Map.of(parameter.get(), message);
        }
        String place = error.getContext()
                .flatMap(ValidationReport.MessageContext::getPointers)
                .map(pointers -> pointers.getInstance().replaceFirst("^/", ""))
                .orElse("");
        if (error.getKey().endsWith("schema.required") || error.getKey().endsWith("schema.additionalProperties")) {
            String what = error.getKey().endsWith("required")
                    ? "Missing required parameter in the JSON body"
                    : "is not known here";
            return QUOTED.matcher(message)
                    .results()
                    .collect(Collectors.toMap(
                            name -> place.isEmpty() ? name.group(1) : place + "/" + name.group(1),
                            name -> what,
                            (first, second) -> first,
                            LinkedHashMap::new));
        }
        return Map.of(place.isEmpty() ? BODY : place, message);
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
