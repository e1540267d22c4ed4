package io.cameleer.archive;

import java.io.IOException;

/** A line of a manifest, of a list of entries or of a journal is not in its format. */
public final class MalformedLineException extends IOException {

    private static final long serialVersionUID = 1L;

    public MalformedLineException(String what) {
        super(what);
    }
}
