package io.cameleer.callback;

import io.cameleer.text.Visible;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Addresses of mails as people write them. */
public final class MailAddress {

    private static final int LAST_ASCII = 126;

    private MailAddress() {}

    /**
     * One address, exactly: neither a list nor a group, and nothing that could start another header.
     *
     * @return it without blanks around it
     * @throws IllegalArgumentException a sentence without a beginning: "'x' is not a mail address: …"
     */
    public static String one(String text) {
        try {
            InternetAddress[] parsed = InternetAddress.parse(text, true);
            if (parsed.length != 1 || parsed[0].isGroup() || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("'%s' is not one mail address".formatted(Visible.line(text)));
            }
            parsed[0].validate();
            requireAscii(parsed[0]);
            return text.strip();
        } catch (AddressException invalid) {
            throw new IllegalArgumentException(
                    "'%s' is not a mail address: %s".formatted(Visible.line(text), invalid.getMessage()), invalid);
        }
    }

    /**
     * A text of addresses with commas between, each once.
     *
     * @throws IllegalArgumentException as {@link #one}, for the first that is none
     */
    public static List<String> list(String text) {
        Set<String> addresses = new LinkedHashSet<>();
        try {
            for (InternetAddress address : InternetAddress.parse(text, true)) {
                addresses.add(one(address.toUnicodeString()));
            }
        } catch (AddressException invalid) {
            throw new IllegalArgumentException(
                    "'%s' is no list of mail addresses: %s".formatted(Visible.line(text), invalid.getMessage()),
                    invalid);
        }
        return List.copyOf(addresses);
    }

    /** Few servers take other addresses, and letters that look alike could lead a mail astray; names may have any. */
    private static void requireAscii(InternetAddress address) {
        if (address.getAddress().chars().anyMatch(c -> c > LAST_ASCII)) {
            throw new IllegalArgumentException("'%s' has letters beyond ASCII; write its domain in the form xn--…"
                    .formatted(Visible.line(address.getAddress())));
        }
    }

    /** The part behind the last @, whether or not a name stands before the address. */
    static String domain(String address) {
        String bare = address.endsWith(">") ? address.substring(0, address.length() - 1) : address;
        return bare.substring(bare.lastIndexOf('@') + 1);
    }
}
