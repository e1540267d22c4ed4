package io.cameleer.callback.route;

import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.ProgramFinder;
import io.cameleer.callback.PythonFunction;
import io.cameleer.callback.PythonSettings;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Turns the callback's arguments into a call of a Python function, and leaves it where {@link PythonBinding} looks for it. */
final class PreparePythonFunction implements Processor {

    static final String PROPERTY = "cameleer.python-function";

    private final PythonSettings settings;
    private final ProgramFinder finder;

    PreparePythonFunction(PythonSettings settings, ProgramFinder finder) {
        this.settings = settings;
        this.finder = finder;
    }

    @Override
    public void process(Exchange exchange) {
        CallbackContext context = ExchangeProperties.require(exchange, CallbackContext.PROPERTY, CallbackContext.class);
        PythonFunction function = PythonFunction.read(Arguments.of(exchange, "python_function"), context);
        exchange.setProperty(PROPERTY, function);
        exchange.setProperty(PrepareProgram.PROPERTY, function.program(settings, finder));
    }
}
