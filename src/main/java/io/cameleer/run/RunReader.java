package io.cameleer.run;

/** Reads the files of one family of instruments. Stateless. */
public interface RunReader {

    /** Whether the folder holds files of this family; asked in order, the first to say yes reads. */
    boolean claims(RunFolder folder);

    /** The facts; what is wrong is added to the problems. */
    RunFacts read(RunFolder folder, Problems problems);
}
