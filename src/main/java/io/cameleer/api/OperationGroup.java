package io.cameleer.api;

import java.util.Map;

/** Operations that belong together, by their ids in the contract. */
public interface OperationGroup {

    Map<String, Operation> operations();
}
