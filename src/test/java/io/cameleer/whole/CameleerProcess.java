package io.cameleer.whole;

import static org.awaitility.Awaitility.await;

import io.cameleer.json.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged jar in a process of its own, as users start it. */
final class CameleerProcess implements AutoCloseable {

    static final Path JAR = Path.of("target", "cameleer.jar").toAbsolutePath();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path output;
    private final int port;

    private CameleerProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** Starts any command; its output goes to {@code output}. */
    static CameleerProcess start(Path output, String... arguments) throws IOException {
        return start(output, 0, List.of(arguments));
    }

    private static CameleerProcess start(Path output, int port, List<String> arguments) throws IOException {
        return start(output, port, List.of(), arguments);
    }

    private static CameleerProcess start(Path output, int port, List<String> options, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Path.of("").toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CAMELEER_") || name.startsWith("STUDYGOV_"));
        return new CameleerProcess(builder.start(), output, port);
    }

    /** Starts the service on a free port and waits until it is ready. */
    static CameleerProcess serve(Path output, String... properties) throws IOException {
        return serve(List.of(), output, properties);
    }

    /** The same with options for Java, such as the size of its heap. */
    static CameleerProcess serve(List<String> options, Path output, String... properties) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        List<String> arguments = new ArrayList<>(List.of("serve", "--property", "cameleer.http.port=" + port));
        for (String property : properties) {
            arguments.add("--property");
            arguments.add(property);
        }
        CameleerProcess service = start(output, port, options, arguments);
        await("ready: " + output)
                .atMost(Duration.ofMinutes(2))
                .until(() -> service.output().contains("is ready at") || !service.process.isAlive());
        if (!service.process.isAlive()) {
            throw new IllegalStateException("The service ended: " + service.output());
        }
        return service;
    }

    String output() throws IOException {
        return Files.exists(output) ? Files.readString(output) : "";
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: no hook runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException("still running after 5 minutes");
        }
        return process.exitValue();
    }

    Map<String, Object> get(String path) throws IOException, InterruptedException {
        return Json.readObject(send("GET", path, null).body());
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "application/json, application/problem+json");
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** SIGTERM, as a service manager stops it. */
    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            kill();
        }
    }
}
