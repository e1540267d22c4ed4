package io.cameleer.security;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.Password;
import com.password4j.types.Argon2;

/**
 * Hashes passwords so that whoever reads the store cannot use them: Argon2id with 19 MiB, two passes and a salt of its own,
 * as OWASP recommends. A check takes as long as a hash, which is what makes guessing dear.
 */
final class PasswordHash {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, BYTES, Argon2.ID);

    /** Of nobody's password: a name that is not known must take as long as one that is. */
    static final String NOBODYS = of("nobody");

    private PasswordHash() {}

    static String of(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult();
    }

    /** Compares in constant time; false for a hash that is none. */
    static boolean matches(String password, String hash) {
        try {
            return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
        } catch (BadParametersException noHash) {
            return false;
        }
    }
}
