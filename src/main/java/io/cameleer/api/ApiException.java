package io.cameleer.api;

/** A request that cannot be done: the status and the sentence that its sender gets. */
public final class ApiException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    public ApiException(int status, String detail) {
        super(detail);
        this.status = status;
    }

    public int status() {
        return status;
    }

    static ApiException notFound(String what) {
        return new ApiException(404, what + " is not known here");
    }

    static ApiException invalid(String detail) {
        return new ApiException(400, detail);
    }
}
