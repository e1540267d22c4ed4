package io.cameleer;

import io.cameleer.cli.CameleerCommand;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Starts Cameleer from the command line; without a command it serves. */
public final class Cameleer {

    private Cameleer() {}

    public static void main(String[] arguments) {
        if (!Charset.defaultCharset().equals(StandardCharsets.UTF_8)) {
            System.err.println("Cameleer needs UTF-8, this JVM has " + Charset.defaultCharset()
                    + ". Start it with -Dfile.encoding=UTF-8 or LC_ALL=C.UTF-8.");
            System.exit(2);
        }
        int code = CameleerCommand.commandLine().execute(arguments);
        System.out.flush();
        System.exit(code);
    }
}
