package io.cameleer.run.illumina;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Feeds one method of {@link InstrumentFilesFuzzTest} with what Jazzer's launcher makes up; docs/instruments.md has the
 * command.
 */
public final class InstrumentFilesFuzzer {

    private static final InstrumentFilesFuzzTest TARGETS = new InstrumentFilesFuzzTest();

    private static Method target;

    private InstrumentFilesFuzzer() {}

    /** Called by the launcher once, with the name of the method. */
    public static void fuzzerInitialize(String[] arguments) throws IOException, NoSuchMethodException {
        target = InstrumentFilesFuzzTest.class.getDeclaredMethod(arguments[0], byte[].class);
        InstrumentFilesFuzzTest.write();
    }

    /** Called by the launcher with each input; what it throws is a finding. */
    public static void fuzzerTestOneInput(byte[] bytes) throws Throwable {
        try {
            target.invoke(TARGETS, bytes);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Called by the launcher at the end. */
    public static void fuzzerTearDown() throws IOException {
        InstrumentFilesFuzzTest.remove();
    }
}
