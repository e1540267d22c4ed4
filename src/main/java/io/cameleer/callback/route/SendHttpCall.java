package io.cameleer.callback.route;

import io.cameleer.callback.HttpCalls;
import io.cameleer.callback.OngoingCall;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.jspecify.annotations.Nullable;

/** Sends a prepared request, again where its callback allows that, and ends it when its callback is to end. */
final class SendHttpCall implements ExecChainHandler {

    private final HttpCalls calls;

    SendHttpCall(HttpCalls calls) {
        this.calls = calls;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Header name = request.getFirstHeader(HttpCalls.HEADER);
        request.removeHeaders(HttpCalls.HEADER);
        OngoingCall call = calls.begin(name == null ? "" : name.getValue())
                .orElseThrow(() -> new IOException("http: was reached without a request of #writeHttpRequest"));
        boolean answered = false;
        try {
            call.whenEnded(() -> {
                if (scope.originalRequest instanceof Cancellable sent) {
                    sent.cancel();
                }
            });
            ClassicHttpResponse response = send(call, request, scope, chain);
            HttpEntity entity = response.getEntity();
            if (entity != null) {
                response.setEntity(new AnswerBody(entity, scope.execRuntime, call));
                answered = true;
            }
            return response;
        } finally {
            if (!answered) {
                call.close();
            }
        }
    }

    private static ClassicHttpResponse send(
            OngoingCall call, ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        for (int sent = 1; ; sent++) {
            Long wanted = null;
            try {
                ClassicHttpResponse response =
                        chain.proceed(ClassicRequestBuilder.copy(request).build(), scope);
                if (!call.repeats(sent, response.getCode())) {
                    return response;
                }
                wanted = retryAfter(response);
                // Closing would read on to the end, which may never come.
                scope.execRuntime.discardEndpoint();
            } catch (IOException failed) {
                if (!call.repeats(sent, null)) {
                    throw new IOException(call.failure(failed), failed);
                }
            }
            pause(call, sent, wanted);
        }
    }

    private static void pause(OngoingCall call, int sent, @Nullable Long wanted) throws IOException {
        try {
            if (!call.pause(sent, wanted)) {
                throw new InterruptedIOException(call.failure(new IOException("it was ended")));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(call + " was interrupted and ended");
        }
    }

    /** Seconds, also where a date is given (RFC 9110, 10.2.3); null where there is nothing that can be read. */
    private static @Nullable Long retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        String value = header == null ? "" : header.getValue().strip();
        if (value.matches("[0-9]{1,9}")) {
            return Long.valueOf(value);
        }
        Instant date = DateUtils.parseStandardDate(value);
        return date == null
                ? null
                : Long.valueOf(Math.max(0, Duration.between(Instant.now(), date).toSeconds()));
    }
}
