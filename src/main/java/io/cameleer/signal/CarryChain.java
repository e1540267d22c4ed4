package io.cameleer.signal;

import io.cameleer.analysis.Chain;
import io.cameleer.route.WritesHeaders;
import io.cameleer.store.Store;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * Gives what acts on behalf of a signal a token of the signal's chain: a route's step {@code process: {ref: signalChain}}
 * sets the header that a call of REST is to carry, and the environment of Python has it. Thread-safe.
 */
public final class CarryChain implements WritesHeaders {

    private final Store store;

    public CarryChain(Store store) {
        this.store = store;
    }

    public String token(List<String> chain) {
        return store.transact(session -> session.chains().issue(chain));
    }

    /** Outside of signals and of what they lead to there is no chain, and no header. */
    @Override
    public void process(Exchange exchange) {
        List<String> chain = Chain.of(exchange.getProperty(Chain.PROPERTY));
        if (chain.isEmpty()) {
            exchange.getMessage().removeHeader(Chain.HEADER);
        } else {
            exchange.getMessage().setHeader(Chain.HEADER, token(chain));
        }
    }
}
