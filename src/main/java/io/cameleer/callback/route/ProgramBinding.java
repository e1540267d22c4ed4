package io.cameleer.callback.route;

import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.Program;
import org.apache.camel.Exchange;
import org.apache.camel.component.exec.ExecBinding;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecEndpoint;
import org.apache.camel.component.exec.ExecResult;

/**
 * Tells {@code exec:} what to run from the exchange's properties, which nothing outside can set, and from nothing else: not
 * from headers, not from the endpoint's options, not from the body.
 */
final class ProgramBinding implements ExecBinding {

    @Override
    public ExecCommand readInput(Exchange exchange, ExecEndpoint endpoint) {
        return new ProgramCommand(
                ExchangeProperties.require(exchange, PrepareProgram.PROPERTY, Program.class),
                ExchangeProperties.require(exchange, CallbackContext.PROPERTY, CallbackContext.class));
    }

    @Override
    public void writeOutput(Exchange exchange, ExecResult result) {
        exchange.getMessage().setBody(((ProgramCommand.Result) result).outcome().result());
    }
}
