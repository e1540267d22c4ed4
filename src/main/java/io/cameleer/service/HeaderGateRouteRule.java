package io.cameleer.service;

import io.cameleer.route.HeaderGateRule;
import io.cameleer.route.RouteRule;
import java.util.List;
import org.apache.camel.model.RouteDefinition;

/** Routes that send without a header gate are not loaded: what is in a message's headers was not written by us. */
final class HeaderGateRouteRule implements RouteRule {

    @Override
    public List<Finding> check(RouteDefinition route) {
        return HeaderGateRule.check(route.getCamelContext()).stream()
                .filter(ungated -> ungated.route().equals(route.getRouteId()))
                .map(ungated -> new Finding(
                        null,
                        ungated.address() + " " + ungated.reason(),
                        "put 'removeHeaders: \"*\"' right before it and set the headers that it needs after that"))
                .toList();
    }
}
