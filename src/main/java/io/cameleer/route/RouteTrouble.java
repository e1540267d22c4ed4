package io.cameleer.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.NoSuchLanguageException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.component.bean.MethodNotFoundException;
import org.apache.camel.language.simple.types.SimpleIllegalSyntaxException;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * What an exception of Camel's means to the operator. Camel's messages nest several times and repeat whole URIs with
 * their passwords, so the deepest cause that is understood speaks, and values of options are left out.
 *
 * @param culprit a piece of the file's text that points at the line, where there is one
 * @param line where the exception knows it, else 0
 */
record RouteTrouble(String reason, String advice, @Nullable String culprit, int line) {

    private static final Pattern ABSENT_SETTING =
            Pattern.compile("Property with key \\[([^]]+)] not found.*", Pattern.DOTALL);
    private static final Pattern UNKNOWN_OPTIONS =
            Pattern.compile(".*Unknown parameters=\\[\\{(.*)}].*", Pattern.DOTALL);
    private static final Pattern UNKNOWN_FIELD = Pattern.compile("Unsupported field: (\\S+)");
    private static final Pattern UNKNOWN_STEP = Pattern.compile("Unknown node id: (\\S+)");

    static RouteTrouble of(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        Collections.reverse(causes);
        return causes.stream()
                .flatMap(cause -> understood(cause).stream())
                .findFirst()
                .orElseGet(() -> literal(causes));
    }

    private static Optional<RouteTrouble> understood(Throwable cause) {
        if (cause instanceof MarkedYamlEngineException yaml) {
            return Optional.of(yaml(yaml));
        } else if (cause instanceof NoSuchBeanException bean) {
            return trouble(
                    "there is no bean '" + bean.getName() + "'",
                    "correct its name, or define it in beans:",
                    bean.getName());
        } else if (cause instanceof NoSuchEndpointException endpoint) {
            String scheme = endpoint.getUri().replaceFirst(":.*", "");
            return trouble("there is no component for '" + scheme + ":'", "correct the word before the colon", scheme);
        } else if (cause instanceof NoSuchLanguageException language) {
            String name = language.getLanguage();
            return trouble("there is no language '" + name + "'", "use condition or simple", name);
        } else if (cause instanceof ClassNotFoundException type) {
            return trouble("there is no class " + type.getMessage(), "correct its name", type.getMessage());
        } else if (cause instanceof MethodNotFoundException method) {
            String name = method.getMethodName();
            return trouble("the bean has no method '" + name + "'", "correct its name", name);
        } else if (cause instanceof SimpleIllegalSyntaxException simple) {
            return trouble(
                    "the simple expression " + simple.getExpression() + " is wrong: " + firstLine(simple),
                    "correct the expression",
                    simple.getExpression());
        } else if (cause instanceof ConditionLanguage.BadConditionException bad) {
            return trouble(String.valueOf(bad.getMessage()), "correct the condition", bad.condition());
        } else if (cause instanceof PropertyBindingException option) {
            return Optional.of(option(option));
        }
        return understoodByText(cause);
    }

    private static Optional<RouteTrouble> understoodByText(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        Matcher setting = ABSENT_SETTING.matcher(message);
        if (setting.matches()) {
            String key = setting.group(1);
            return trouble(
                    "there is no setting {{" + key + "}}",
                    "add it to application.properties, or write {{" + key + ":a default}}",
                    key);
        }
        Matcher options = UNKNOWN_OPTIONS.matcher(message);
        if (cause instanceof ResolveEndpointFailedException endpoint && options.matches()) {
            String names = options.group(1).replaceAll("=[^,]*", "");
            String scheme = endpoint.getUri().replaceFirst(":.*", "");
            return trouble(scheme + ": has no option " + names, "correct or remove it", names.replaceFirst(",.*", ""));
        }
        return Optional.empty();
    }

    private static RouteTrouble yaml(MarkedYamlEngineException failure) {
        int line = failure.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
        Matcher step = UNKNOWN_STEP.matcher(failure.getProblem());
        if (step.matches()) {
            return new RouteTrouble("there is no step '" + step.group(1) + "'", "correct its name", null, line);
        }
        Matcher field = UNKNOWN_FIELD.matcher(failure.getProblem());
        if (field.matches()) {
            String name = field.group(1);
            return new RouteTrouble(
                    "'" + name + "' is not known here", "correct its name or its indent", name + ":", line);
        }
        return new RouteTrouble(
                failure.getProblem(), "correct this line, and look at the indents above it", null, line);
    }

    private static RouteTrouble option(PropertyBindingException failure) {
        String name = String.valueOf(failure.getPropertyName());
        boolean secret = name.toLowerCase(Locale.ROOT).matches(".*(passw|secret|token|key).*");
        Throwable cause = failure.getCause();
        String detail = secret || cause == null ? "" : ": " + firstLine(cause);
        return new RouteTrouble("the option " + name + " has a wrong value" + detail, "correct the value", name, 0);
    }

    /** What the exception says itself, below the layers that only say that a route failed. */
    private static RouteTrouble literal(List<Throwable> innermostFirst) {
        Throwable speaking = innermostFirst.get(innermostFirst.size() - 1);
        while (speaking.getCause() != null
                && (speaking instanceof FailedToCreateRouteException
                        || speaking instanceof FailedToStartRouteException
                        || speaking instanceof ResolveEndpointFailedException)) {
            speaking = speaking.getCause();
        }
        return new RouteTrouble(firstLine(speaking), "correct it", null, 0);
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        String line = message == null ? "" : message.strip().lines().findFirst().orElse("");
        String shown = line.isEmpty() ? failure.getClass().getSimpleName() : URISupport.sanitizeUri(line);
        return shown.replaceFirst("[.;]$", "").replaceFirst("^([a-z]\\w*\\.)+\\w+(Exception|Error): ", "");
    }

    private static Optional<RouteTrouble> trouble(String reason, String advice, @Nullable String culprit) {
        return Optional.of(new RouteTrouble(reason, advice, culprit, 0));
    }
}
