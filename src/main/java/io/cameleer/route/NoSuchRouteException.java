package io.cameleer.route;

/**
 * No single route answers to this name just now. While a route file is being replaced this lasts for moments, so a caller
 * that can wait tries again before it gives up.
 */
public final class NoSuchRouteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchRouteException(String message) {
        super(message);
    }
}
