package io.cameleer.callback.route;

import io.cameleer.callback.HttpCalls;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;

/**
 * The client of callbacks. Whether a request is sent again is the callback's matter and not the client's. It uses a
 * connection for one request (the server may have closed a kept one, and the request would be lost), follows no redirection,
 * keeps no cookies, asks for no compression (a few bytes could become many), and bounds what an answer may have of headers.
 */
final class HttpClientSettings implements HttpClientConfigurer {

    private static final int CONNECT_SECONDS = 10;
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final int MOST_HEADERS = 200;

    /** Far above the callbacks that run at once: a request never waits for another one's connection. */
    private static final int CONNECTIONS = 2048;

    private final HttpCalls calls;

    HttpClientSettings(HttpCalls calls) {
        this.calls = calls;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        Http1Config bounds = Http1Config.custom()
                .setMaxLineLength(LONGEST_HEADER)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        client.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(bounds)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                                .build())
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .setConnectionReuseStrategy((request, response, context) -> false)
                .addExecInterceptorFirst("callback", new SendHttpCall(calls));
    }
}
