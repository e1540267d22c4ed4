package io.cameleer.callback.route;

import io.cameleer.callback.HttpReply;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * The client of callbacks. It sends a request once: the client's own repetition would call a service twice, and repeating is
 * the workflow's matter. It uses a connection for one request (the server may have closed a kept one, and the request would
 * be lost), follows no redirection, keeps no cookies, asks for no compression (a few bytes could become many), and closes
 * the connection on an answer that does not end.
 */
final class HttpClientSettings implements HttpClientConfigurer {

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .setConnectionReuseStrategy((request, response, context) -> false)
                .addExecInterceptorFirst("longest-answer", HttpClientSettings::bounded);
    }

    private static ClassicHttpResponse bounded(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = proceed(request, scope, chain);
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            response.setEntity(new Bounded(entity, scope.execRuntime));
        }
        return response;
    }

    /** Says what could not be done; the network's own words name neither the method nor the address. */
    private static ClassicHttpResponse proceed(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        try {
            return chain.proceed(request, scope);
        } catch (IOException failed) {
            throw new IOException(
                    "%s %s://%s%s failed: %s"
                            .formatted(
                                    request.getMethod(),
                                    request.getScheme(),
                                    request.getAuthority(),
                                    path(request),
                                    reason(failed)),
                    failed);
        }
    }

    /** Without the query, which may hold what nobody should read in a log. */
    private static String path(ClassicHttpRequest request) {
        String path = request.getPath();
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static String reason(IOException failed) {
        return failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
    }

    /** An answer's body, cut at the bound. */
    private static final class Bounded extends HttpEntityWrapper {

        private final ExecRuntime connection;

        Bounded(HttpEntity whole, ExecRuntime connection) {
            super(whole);
            this.connection = connection;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new FilterInputStream(super.getContent()) {
                private long left = HttpReply.LONGEST;

                @Override
                public int read() throws IOException {
                    return left-- > 0 ? super.read() : -1;
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    if (left <= 0) {
                        return -1;
                    }
                    int count = super.read(bytes, offset, (int) Math.min(length, left));
                    left -= Math.max(count, 0);
                    return count;
                }

                @Override
                public void close() throws IOException {
                    // Closing would read on to the end, which may never come; the connection serves one request anyway.
                    connection.discardEndpoint();
                    super.close();
                }
            };
        }
    }
}
