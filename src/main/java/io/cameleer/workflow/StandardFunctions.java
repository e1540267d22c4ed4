package io.cameleer.workflow;

import static io.cameleer.workflow.CallbackFunction.ArgumentKind.ANY;
import static io.cameleer.workflow.CallbackFunction.ArgumentKind.FLAG;
import static io.cameleer.workflow.CallbackFunction.ArgumentKind.LIST;
import static io.cameleer.workflow.CallbackFunction.ArgumentKind.LIST_OR_MAPPING;
import static io.cameleer.workflow.CallbackFunction.ArgumentKind.MAPPING;
import static io.cameleer.workflow.CallbackFunction.ArgumentKind.NUMBER;
import static io.cameleer.workflow.CallbackFunction.ArgumentKind.NUMBER_OR_LIST;
import static io.cameleer.workflow.CallbackFunction.ArgumentKind.SYSTEM;
import static io.cameleer.workflow.CallbackFunction.ArgumentKind.SYSTEM_IF_USED;
import static io.cameleer.workflow.CallbackFunction.ArgumentKind.TEXT;
import static io.cameleer.workflow.CallbackFunction.ArgumentKind.TEXT_OR_LIST;

import io.cameleer.workflow.CallbackFunction.Argument;
import io.cameleer.workflow.CallbackFunction.ArgumentKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of the standard functions: those of Study Governor's manual in its order, then Cameleer's own. */
final class StandardFunctions {

    private static final String XNAT = "XNAT";
    private static final String TASK_MANAGER = "TASKMANAGER";

    private StandardFunctions() {}

    static Map<String, CallbackFunction> all() {
        Map<String, CallbackFunction> functions = new LinkedHashMap<>();
        for (Builder builder : List.of(
                program("command", "Runs a program that is found on PATH.", "The program's name."),
                createTask(),
                createTaskGroup(),
                program(
                        "external_program",
                        "Runs a program of the site's own folder of programs.",
                        "The program's file name, without a path."),
                fastr(),
                pythonFunction(),
                sendMail(),
                function("sleep", "Does nothing for some seconds and returns its other arguments.")
                        .more()
                        .needs("seconds", NUMBER, "How long to sleep.")
                        .takes("kwargs", MAPPING, "Values to return."),
                function("test_callback", "Does nothing and returns its arguments.")
                        .more(),
                http(),
                function("notify", "Posts a message to a chat's incoming webhook (Slack's form or Teams').")
                        .needs("text", TEXT, "The message, with the fields of send_mail.")
                        .takes("secret", TEXT, "The name of the site's secret that is the webhook's address.")
                        .takes("url", TEXT, "The webhook's address, where it is no secret.")
                        .takes("format", TEXT, "slack or teams.", "slack")
                        .takes("retries", NUMBER, "How often it is sent again where the chat says 'not now'.", "0"),
                function("job", "Starts a named job and takes its result.")
                        .needs("name", TEXT, "The job's name.")
                        .takes("parameters", MAPPING, "The job's parameters."))) {
            functions.put(builder.name, builder.build());
        }
        return functions;
    }

    private static Builder program(String name, String description, String binary) {
        return function(name, description + " There is no shell.")
                .needs("binary", TEXT, binary)
                .takes(
                        "args",
                        LIST,
                        "The program's arguments. $EXPERIMENT, $SUBJECT, $XNAT, $CALLBACK_EXECUTION and $CALLBACK_SECRET are replaced.")
                .takes(
                        "kwargs",
                        LIST_OR_MAPPING,
                        "More arguments, each key followed by its value, with the same replacements.")
                .takes("xnat_external_system_name", SYSTEM_IF_USED, "The system that $XNAT stands for.", XNAT)
                .takes("expected_return_code", NUMBER_OR_LIST, "The exit codes that are success; null is any.", "0");
    }

    private static Builder createTask() {
        return function("create_task", "Makes a task for people in the task manager.")
                .needs("task_base", TEXT, "The file name of the task's template.")
                .needs("task_info", MAPPING, "The task's settings: project, template, tags and so on.")
                .takes("extra_tags_var", TEXT, "A variable of the experiment that holds more tags.")
                .takes("xnat_external_system", SYSTEM, "The system that holds the images.", XNAT)
                .takes("taskmanager_external_system_name", SYSTEM, "The task manager.", TASK_MANAGER);
    }

    private static Builder createTaskGroup() {
        return function("create_taskgroup", "Makes a group of tasks for people in the task manager.")
                .needs("label", TEXT, "The group's name.")
                .needs("tasks", LIST, "The tasks, each a mapping with base, template, tags and so on.")
                .takes("distribute_in_group", TEXT, "The group of people who get the tasks.")
                .takes("distribute_method", TEXT, "How the tasks are distributed.")
                .takes("tags", LIST, "Tags for every task.")
                .takes("project", TEXT, "The project of tasks that name none.")
                .takes("xnat_external_system", SYSTEM, "The system that holds the images.", XNAT)
                .takes("taskmanager_external_system_name", SYSTEM, "The task manager.", TASK_MANAGER)
                .takes("extra_tags_var", TEXT, "A variable of the experiment that holds more tags.");
    }

    private static Builder fastr() {
        return function("fastr", "Runs a Fastr pipeline.")
                .needs("network_id", TEXT, "The network's name.")
                .needs("source_mapping", MAPPING, "Where each source reads in XNAT.")
                .needs("sink_mapping", MAPPING, "Where each sink writes in XNAT.")
                .takes("xnat_external_system_name", SYSTEM, "The system that holds the images.", XNAT)
                .takes("fastr_home", TEXT, "FASTRHOME for the pipeline.");
    }

    private static Builder pythonFunction() {
        return function("python_function", "Calls a Python function, which returns a dictionary.")
                .needs("package", TEXT, "The package.")
                .needs("module", TEXT, "The module in the package.")
                .needs("function", TEXT, "The function in the module.")
                .takes(
                        "pass_callback_data",
                        FLAG,
                        "Whether the function gets the callback's data and settings first.",
                        "true")
                .takes("args", LIST, "Positional arguments, with the replacements of command but $XNAT.")
                .takes("kwargs", LIST_OR_MAPPING, "Keyword arguments, with the same replacements.");
    }

    private static Builder sendMail() {
        return function("send_mail", "Sends a mail.")
                .needs(
                        "subject",
                        TEXT,
                        "The subject, with fields like {experiment}, {experiment_url} and {action_url}.")
                .needs("body", TEXT, "The text, with the same fields.")
                .takes("recipient", TEXT_OR_LIST, "Who gets it, instead of the site's recipients.")
                .takes("sender", TEXT, "Who sends it, instead of the site's sender.");
    }

    private static Builder http() {
        return function("http", "Calls a web service.")
                .needs("url", TEXT, "The address, with the replacements of command.")
                .takes("method", TEXT, "GET, HEAD, POST, PUT, PATCH or DELETE; POST where there is a body, else GET.")
                .takes("headers", MAPPING, "Headers of the request.")
                .takes("json", ANY, "The body, sent as JSON.")
                .takes("form", MAPPING, "The body, sent as a form.")
                .takes("expected_status", NUMBER_OR_LIST, "The status codes that are success.")
                .takes("secret", TEXT, "The name of a secret of the site: $SECRET, or else a bearer token.")
                .takes("signing_secret", TEXT, "The name of the secret that the body is signed with.")
                .takes("retries", NUMBER, "How often it is sent again where no answer comes, or 'not now'.", "0")
                .takes("xnat_external_system_name", SYSTEM_IF_USED, "The system that $XNAT stands for.", XNAT);
    }

    private static Builder function(String name, String description) {
        return new Builder(name, description);
    }

    private static final class Builder {

        private final String name;
        private final String description;
        private final List<Argument> arguments = new ArrayList<>();
        private boolean acceptsMore;

        private Builder(String name, String description) {
            this.name = name;
            this.description = description;
        }

        private Builder needs(String argument, ArgumentKind kind, String meaning) {
            arguments.add(new Argument(argument, kind, true, null, meaning));
            return this;
        }

        private Builder takes(String argument, ArgumentKind kind, String meaning) {
            arguments.add(new Argument(argument, kind, false, null, meaning));
            return this;
        }

        private Builder takes(String argument, ArgumentKind kind, String meaning, String defaultValue) {
            arguments.add(new Argument(argument, kind, false, defaultValue, meaning));
            return this;
        }

        private Builder more() {
            acceptsMore = true;
            return this;
        }

        private CallbackFunction build() {
            return new CallbackFunction(name, description, acceptsMore, arguments);
        }
    }
}
