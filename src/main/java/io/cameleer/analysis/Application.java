package io.cameleer.analysis;

import java.util.Locale;

/**
 * What an analysis is made with; an empty version, assembly or species means that none is named.
 *
 * @param name in small letters with dashes, as in {@code bwa-mem}; {@code BWA_MEM} is the same
 * @param species as in HUMAN or MOUSE
 */
public record Application(String name, String version, String assembly, String species) {

    public Application {
        name = canonical(name);
    }

    /** The spelling under which an application is known here. */
    public static String canonical(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name as Isabl's applications write it: {@code BWA_MEM}. */
    public String isablName() {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** As people read it: {@code bwa-mem 0.7.17 GRCh37}. */
    @Override
    public String toString() {
        return String.join(" ", name, version, assembly).strip().replaceAll(" +", " ");
    }
}
