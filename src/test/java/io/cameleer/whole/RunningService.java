package io.cameleer.whole;

import io.cameleer.cli.CameleerCommand;
import io.cameleer.json.Json;
import io.cameleer.service.Core;
import io.cameleer.service.Home;
import io.cameleer.service.Service;
import io.cameleer.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The service in this process, with the shipped routes and those of a test, and the command line beside it. */
public final class RunningService implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Site site;
    private final Home home;
    private final Service service;
    private final Thread thread;

    private RunningService(Site site) throws IOException, InterruptedException {
        this.site = site;
        this.home = Home.take(site.home()).orElseThrow();
        this.service = Service.make(Settings.load(site.settings(), site.environment, List.of()), home);
        this.thread = new Thread(this::serve, "service under test");
        thread.start();
        service.awaitReady();
    }

    private void serve() {
        try {
            service.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a command printed and how it ended. */
    public record Printed(int code, String out, String err) {}

    /** A folder with settings, a home and routes; the service may or may not run on it. */
    public static final class Site {
        private final Path folder;
        private Map<String, String> environment = Map.of();

        /** Copies the shipped routes; {@code settings} are lines such as {@code cameleer.mail.to=a@b.test}. */
        public Site(Path folder, String... settings) throws IOException {
            this.folder = folder;
            try (Stream<Path> files = Files.walk(Path.of("routes"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(file);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
            List<String> lines = new ArrayList<>(List.of(
                    "cameleer.home=" + home(),
                    "cameleer.routes=" + folder.resolve("routes"),
                    "cameleer.workflows=" + Path.of("workflows").toAbsolutePath(),
                    "cameleer.http.port=0",
                    "cameleer.demo=false"));
            lines.addAll(Arrays.asList(settings));
            Files.write(settings(), lines);
        }

        public Path home() {
            return folder.resolve("home");
        }

        Path settings() {
            return folder.resolve("test.properties");
        }

        /** Puts a file of routes beside the shipped ones. */
        public Site route(String name, String yaml) throws IOException {
            Files.writeString(folder.resolve("routes").resolve(name), yaml);
            return this;
        }

        /** What the service sees of the environment; otherwise nothing. */
        public Site environment(Map<String, String> variables) {
            this.environment = Map.copyOf(variables);
            return this;
        }

        public RunningService start() throws IOException, InterruptedException {
            return new RunningService(this);
        }

        /** Runs a command as users do, on this site. */
        public Printed command(String... arguments) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            CommandLine line = CameleerCommand.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true));
            List<String> all = new ArrayList<>(List.of(arguments));
            all.add("--settings");
            all.add(settings().toString());
            int code = line.execute(all.toArray(String[]::new));
            return new Printed(code, out.toString(), err.toString());
        }
    }

    public Core core() {
        return service.core();
    }

    /** Where it is reached. */
    public URI address() {
        return URI.create(Home.serviceAddress(site.home()).orElseThrow());
    }

    public HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, path, body, "application/json, application/problem+json");
    }

    public HttpResponse<String> send(String method, String path, String body, String accepted)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address().resolve(path)).header("Accept", accepted);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** Posts a form, as a page does. */
    public HttpResponse<String> form(String path, String fields) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(address().resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields))
                        .build(),
                BodyHandlers.ofString());
    }

    /** The answer, which must be a document. */
    public Map<String, Object> ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(method, path, body);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return Json.readObject(answer.body());
    }

    public Map<String, Object> get(String path) throws IOException, InterruptedException {
        return ask("GET", path, null);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        service.stop();
        thread.join();
        home.close();
    }
}
