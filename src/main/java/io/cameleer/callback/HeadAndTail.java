package io.cameleer.callback;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The beginning and the end of a stream of bytes of any length, in bounded memory. Not safe for use by several threads. */
final class HeadAndTail {

    /** Bytes kept of the beginning, and as many of the end. */
    static final int KEPT = 64 * 1024;

    private final ByteArrayOutputStream head = new ByteArrayOutputStream(256);
    /** A ring; made when the head is full, which few programs reach. */
    private byte @Nullable [] tail;

    private long beyondHead;

    void add(byte[] bytes) {
        int toHead = Math.min(bytes.length, KEPT - head.size());
        head.write(bytes, 0, toHead);
        if (toHead < bytes.length) {
            addToTail(bytes, toHead);
        }
    }

    /**
     * So many bytes came that are not known. At least {@link #KEPT} bytes must follow, or the end is not the stream's.
     */
    void skip(long bytes) {
        beyondHead += bytes;
        if (tail == null) {
            tail = new byte[KEPT];
        }
    }

    private void addToTail(byte[] bytes, int from) {
        byte[] ring = tail;
        if (ring == null) {
            ring = new byte[KEPT];
            tail = ring;
        }
        for (int i = from; i < bytes.length; ) {
            int place = (int) (beyondHead % KEPT);
            int piece = Math.min(bytes.length - i, KEPT - place);
            System.arraycopy(bytes, i, ring, place, piece);
            i += piece;
            beyondHead += piece;
        }
    }

    /** The text, with a line between beginning and end that says how much is left out; what is no text becomes U+FFFD. */
    String text() {
        // Databases refuse it within a text.
        return whole().replace('\0', '\uFFFD');
    }

    private String whole() {
        byte[] ring = tail;
        if (ring == null) {
            return head.toString(StandardCharsets.UTF_8);
        }
        if (beyondHead <= KEPT) {
            byte[] whole = Arrays.copyOf(head.toByteArray(), KEPT + (int) beyondHead);
            System.arraycopy(ring, 0, whole, KEPT, (int) beyondHead);
            return new String(whole, StandardCharsets.UTF_8);
        }
        int oldest = (int) (beyondHead % KEPT);
        byte[] end = new byte[KEPT];
        System.arraycopy(ring, oldest, end, 0, KEPT - oldest);
        System.arraycopy(ring, 0, end, KEPT - oldest, oldest);
        return wholeCharactersAtEnd(head.toByteArray())
                + "\n[… %d bytes left out …]\n".formatted(beyondHead - KEPT)
                + wholeCharactersAtStart(end);
    }

    /** A character that the cut went through is left out rather than shown as garbage. */
    private static String wholeCharactersAtEnd(byte[] bytes) {
        int end = bytes.length;
        int start = end - 1;
        while (start > end - 4 && isContinuation(bytes[start])) {
            start--;
        }
        int promised = Integer.numberOfLeadingZeros(~(bytes[start] << 24));
        boolean cut = promised > 1 && start + promised > end;
        return new String(bytes, 0, cut ? start : end, StandardCharsets.UTF_8);
    }

    private static String wholeCharactersAtStart(byte[] bytes) {
        int start = 0;
        while (start < 3 && isContinuation(bytes[start])) {
            start++;
        }
        return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
