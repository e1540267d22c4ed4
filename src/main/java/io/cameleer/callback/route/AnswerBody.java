package io.cameleer.callback.route;

import io.cameleer.callback.HttpReply;
import io.cameleer.callback.OngoingCall;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** An answer's body, cut at the bound; its call ends when it is closed, and so does its connection. */
final class AnswerBody extends HttpEntityWrapper {

    private final ExecRuntime connection;
    private final OngoingCall call;

    AnswerBody(HttpEntity whole, ExecRuntime connection, OngoingCall call) {
        super(whole);
        this.connection = connection;
        this.call = call;
    }

    @Override
    public InputStream getContent() throws IOException {
        return new FilterInputStream(super.getContent()) {
            private long left = HttpReply.LONGEST;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (left <= 0) {
                    return -1;
                }
                try {
                    int count = super.read(bytes, offset, (int) Math.min(length, left));
                    left -= Math.max(count, 0);
                    return count;
                } catch (IOException broken) {
                    throw new IOException(call.failure(broken), broken);
                }
            }

            @Override
            public void close() throws IOException {
                // Closing would read on to the end, which may never come; the connection serves one request anyway.
                connection.discardEndpoint();
                call.close();
                super.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        call.close();
        super.close();
    }
}
