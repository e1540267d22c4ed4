package io.cameleer.http;

import com.atlassian.oai.validator.report.ValidationReport;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the validator found, as a caller reads it: the part of the request, what was wrong, what to give. The validator
 * knows kinds of findings by keys and puts their values into its own sentences, from which they are taken here; a
 * finding that is not known here keeps its sentence.
 */
final class ContractSentences {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern TYPES = Pattern.compile("type \\((.+?)\\).*\\(allowed: \\[(.*)]\\)");
    private static final Pattern VALUES =
            Pattern.compile("value \\((.*)\\) not found in enum.*\\[(.*)]", Pattern.DOTALL);
    private static final Pattern BOUND = Pattern.compile("\\((?:minimum|maximum): (.+?), found: (.+?)\\)");
    private static final Pattern LENGTH =
            Pattern.compile("\\((?:length|current|found): (\\d+).*?(?:allowed|maximum|minimum|required).*?: (\\d+)\\)");
    private static final Pattern ITEMS = Pattern.compile("at (?:most|least) (\\d+) elements but instance has (\\d+)");
    private static final String BODY = "body";

    private ContractSentences() {}

    /** By the name of the parameter or the place in the body. */
    static Map<String, String> of(ValidationReport.Message error) {
        String key = error.getKey();
        String message = error.getMessage().replaceFirst("^\\[Path '[^']*'\\] ", "");
        String place = error.getContext()
                .flatMap(ValidationReport.MessageContext::getPointers)
                .map(pointers -> pointers.getInstance().replaceFirst("^/", ""))
                .orElse("");
        Optional<String> parameter = error.getContext()
                .flatMap(ValidationReport.MessageContext::getParameter)
                .map(Parameter::getName);
        if (key.endsWith("invalidJson")) {
            return Map.of(BODY, "is no valid JSON");
        } else if (parameter.isPresent()) {
            return Map.of(parameter.get(), sentence(key, message));
        } else if (key.endsWith("schema.required")) {
            return named(message, place, "Missing required parameter in the JSON body");
        } else if (key.endsWith("schema.additionalProperties")) {
            return named(message, place, "is not known here");
        }
        return Map.of(place.isEmpty() ? BODY : place, sentence(key, message));
    }

    private static Map<String, String> named(String message, String place, String what) {
        return QUOTED.matcher(message)
                .results()
                .collect(Collectors.toMap(
                        name -> place.isEmpty() ? name.group(1) : place + "/" + name.group(1),
                        name -> what,
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    private static String sentence(String key, String message) {
        String kind = key.substring(key.lastIndexOf('.') + 1);
        return switch (kind) {
            case "unexpected" -> "is no parameter of this address; leave it out";
            case "type" -> filled(TYPES, message, "is of type %s; its type must be %s");
            case "enum" -> filled(VALUES, message, "is %s; allowed are %s");
            case "minimum", "exclusiveMinimum" -> swapped(BOUND, message, "is %s; the least is %s");
            case "maximum", "exclusiveMaximum" -> swapped(BOUND, message, "is %s; the most is %s");
            case "minLength" -> filled(LENGTH, message, "has %s characters; it needs at least %s");
            case "maxLength" -> filled(LENGTH, message, "has %s characters; at most %s are allowed");
            case "missing" ->
                key.contains("request.body") ? "is missing; the request needs a JSON body" : "is missing; give it";
            case "oneOf", "anyOf", "allOf" ->
                "has none of the shapes that are allowed here; see the contract of this address";
            case "maxItems" -> swapped(ITEMS, message, "has %s items; at most %s are allowed");
            case "minItems" -> swapped(ITEMS, message, "has %s items; it needs at least %s");
            case "uniqueItems" -> "has an item twice; give each once";
            case "format" -> "is not written in its format; see the contract of this address";
            case "pattern" -> "is not written as it must be; see its pattern in the contract of this address";
            default -> message;
        };
    }

    private static String filled(Pattern pattern, String message, String sentence) {
        Matcher found = pattern.matcher(message);
        return found.find() ? sentence.formatted(plain(found.group(1)), plain(found.group(2))) : message;
    }

    private static String swapped(Pattern pattern, String message, String sentence) {
        Matcher found = pattern.matcher(message);
        return found.find() ? sentence.formatted(plain(found.group(2)), plain(found.group(1))) : message;
    }

    private static String plain(String words) {
        return words.replace("\"", "").replace(",", ", ").replaceAll(" +", " ");
    }
}
