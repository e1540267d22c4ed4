package io.cameleer.web;

import io.cameleer.store.Store;
import org.jspecify.annotations.Nullable;

/** The secrets of forms about things that have none of their own: one for each thing, from the installation's. Thread-safe. */
final class FormKeys {

    private final Store store;
    /** It never changes, so it is asked for once. */
    private volatile @Nullable String installation;

    FormKeys(Store store) {
        this.store = store;
    }

    /** {@code about}: what the form is about, as in {@code analysis 7}. */
    String of(String about) {
        String key = installation;
        if (key == null) {
            key = store.transact(session -> session.installation().formKey());
            installation = key;
        }
        return key + " " + about;
    }
}
