package io.cameleer.cli;

import java.io.IOException;

/** The service says that the request itself is wrong; nothing was done. */
final class RefusedRequestException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedRequestException(String message) {
        super(message);
    }
}
