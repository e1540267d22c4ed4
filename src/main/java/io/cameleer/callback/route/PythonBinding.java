package io.cameleer.callback.route;

import io.cameleer.callback.PythonFunction;
import org.apache.camel.Exchange;
import org.apache.camel.component.exec.ExecBinding;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecEndpoint;
import org.apache.camel.component.exec.ExecResult;

/** As {@link ProgramBinding}, with the function's result in place of the program's. */
final class PythonBinding implements ExecBinding {

    private final ProgramBinding program = new ProgramBinding();

    @Override
    public ExecCommand readInput(Exchange exchange, ExecEndpoint endpoint) {
        return program.readInput(exchange, endpoint);
    }

    @Override
    public void writeOutput(Exchange exchange, ExecResult result) {
        PythonFunction function =
                ExchangeProperties.require(exchange, PreparePythonFunction.PROPERTY, PythonFunction.class);
        exchange.getMessage().setBody(function.result(((ProgramCommand.Result) result).outcome()));
    }
}
