package io.cameleer.callback.route;

import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.ProgramArguments;
import io.cameleer.callback.ProgramFinder;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Turns the callback's arguments into the program to run and leaves it where {@link ProgramBinding} looks for it. */
final class PrepareProgram implements Processor {

    static final String PROPERTY = "cameleer.program";

    private final String function;
    private final ProgramFinder finder;

    PrepareProgram(String function, ProgramFinder finder) {
        this.function = function;
        this.finder = finder;
    }

    @Override
    public void process(Exchange exchange) {
        CallbackContext context = ExchangeProperties.require(exchange, CallbackContext.PROPERTY, CallbackContext.class);
        exchange.setProperty(
                PROPERTY, ProgramArguments.read(function, Arguments.of(exchange, function), context, finder));
    }
}
