package io.cameleer.route;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RemoveHeaderDefinition;
import org.apache.camel.model.RemoveHeadersDefinition;
import org.apache.camel.model.SetBodyDefinition;
import org.apache.camel.model.SetHeaderDefinition;
import org.apache.camel.model.SetHeadersDefinition;
import org.apache.camel.model.SetPropertyDefinition;
import org.apache.camel.model.SetVariableDefinition;
import org.apache.camel.support.PatternHelper;

/**
 * The step that keeps what came from outside from steering what goes out. Camel's components read commands from a message's
 * headers: which program to run, which address to call, which file to write, which mail server to use. So everything but a
 * list of harmless names is taken away right before: {@code removeHeaders: "*"}, or with an {@code excludePattern} that
 * names what may stay. After the gate a route sets the headers that it wants.
 */
final class HeaderGate {

    /** Names that steer some component (Camel 4.17), and one that no list would name unless it lets everything through. */
    private static final List<String> STEERING = List.of(
            "CamelExecCommandExecutable",
            "CamelExecCommandArgs",
            "CamelExecCommandWorkingDir",
            "CamelHttpUri",
            "CamelHttpPath",
            "CamelHttpQuery",
            "CamelHttpRawQuery",
            "CamelHttpMethod",
            "CamelRestHttpUri",
            "CamelFileName",
            "CamelFileNameProduced",
            "CamelOverruleFileName",
            "CamelBeanMethodName",
            "CamelLanguageScript",
            "CamelToDynamicEndpointUri",
            "CamelKafkaOverrideTopic",
            "CamelJmsDestinationName",
            "CamelSqlQuery",
            "CamelMailAlternativeBody",
            "mail.smtp.host",
            "mail.smtp.socks.host",
            "mail.smtp.proxy.host",
            "mail.smtps.socks.host",
            "anything-nobody-listed");

    private HeaderGate() {}

    /** Whether the step takes all headers away but those that it names. */
    static boolean isGate(ProcessorDefinition<?> step, CamelContext camel) {
        return step instanceof RemoveHeadersDefinition removal && "*".equals(text(removal.getPattern(), camel));
    }

    /** The names that steer a component and that the gate lets through; none where it is tight. */
    static List<String> leaks(ProcessorDefinition<?> gate, CamelContext camel) {
        RemoveHeadersDefinition removal = (RemoveHeadersDefinition) gate;
        String[] kept = Stream.concat(
                        Optional.ofNullable(removal.getExcludePattern()).stream(),
                        Optional.ofNullable(removal.getExcludePatterns()).stream()
                                .flatMap(Stream::of))
                .map(pattern -> text(pattern, camel))
                .toArray(String[]::new);
        return STEERING.stream()
                .filter(name -> PatternHelper.matchPatterns(name, kept))
                .toList();
    }

    /** Whether the step may stand between the gate and the producer: it adds only what the route's author wrote there. */
    static boolean mayFollow(ProcessorDefinition<?> step, CamelContext camel) {
        if (step instanceof ProcessDefinition process) {
            Object bean = camel.getRegistry().lookupByName(text(process.getRef(), camel));
            return bean instanceof WritesHeaders;
        }
        return step instanceof SetHeaderDefinition
                || step instanceof SetHeadersDefinition
                || step instanceof SetBodyDefinition
                || step instanceof SetPropertyDefinition
                || step instanceof SetVariableDefinition
                || step instanceof RemoveHeaderDefinition
                || step instanceof RemoveHeadersDefinition
                || step instanceof LogDefinition;
    }

    private static String text(String text, CamelContext camel) {
        return Placeholders.resolve(text, camel);
    }
}
