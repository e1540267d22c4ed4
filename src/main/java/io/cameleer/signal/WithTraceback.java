package io.cameleer.signal;

/** A failure that has its own traceback: that of the program that failed. */
interface WithTraceback {

    String traceback();
}
