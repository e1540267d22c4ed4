package io.cameleer.signal;

/** A failure that has its own traceback: that of the program that failed. */
public interface WithTraceback {

    String traceback();
}
