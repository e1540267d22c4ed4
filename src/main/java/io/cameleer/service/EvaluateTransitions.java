package io.cameleer.service;

import io.cameleer.experiment.Experiment;
import io.cameleer.governor.Governor;
import io.cameleer.store.Store;
import io.cameleer.work.Claim;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processor of the governor's route: tests the transitions of the claimed experiment, in one transaction. */
final class EvaluateTransitions implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(EvaluateTransitions.class);

    private final Store store;
    private final Governor governor;
    private final String externalUrl;

    EvaluateTransitions(Store store, Governor governor, String externalUrl) {
        this.store = store;
        this.governor = governor;
        this.externalUrl = externalUrl;
    }

    @Override
    public void process(Exchange exchange) throws InvalidPayloadException {
        Claim claim = exchange.getMessage().getMandatoryBody(Claim.class);
        Optional<Experiment> before =
                store.read(session -> session.experiments().find(claim.target()));
        Optional<Experiment> after = store.transact(session -> {
            // Locked before the work, as everybody does: what is offered from now on waits for this transaction.
            session.governor().standing(claim.target());
            if (session.work().complete(claim)) {
                governor.evaluate(session.governor(), claim.target());
            }
            return session.experiments().find(claim.target());
        });
        after.ifPresent(
                experiment -> tell(experiment, before.map(Experiment::stateId).orElse(null)));
    }

    private void tell(Experiment experiment, @Nullable Long before) {
        if (!Objects.equals(before, experiment.stateId())) {
            LOG.info("experiment {}: state {}", experiment.label(), experiment.state());
        }
        if (experiment.waits() == null && experiment.run() != null) {
            LOG.info(
                    "experiment {} has reached the end of workflow {}: look at {}/runs/{}",
                    experiment.label(),
                    experiment.workflow(),
                    externalUrl,
                    experiment.run());
        } else if (experiment.waits() != null) {
            LOG.info("experiment {} {}", experiment.label(), experiment.waits());
        }
    }
}
