package io.glassroom.samples.chat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A headless Chromium with one page, asked over its DevTools protocol. Killed when it is closed.
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path profile;

    private Browser(Process process, Path profile) {
        this.process = process;
        this.profile = profile;
    }

    /// The program, if this machine has one.
    static Optional<Path> program() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// @param profile an empty folder
    static Browser open(Path program, Path profile, URI page) throws IOException {
        var command = new ArrayList<>(List.of(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-extensions",
                "--disable-background-networking",
                "--disable-component-update",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                page.toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("output.log").toFile());
        builder.environment().put("TMPDIR", profile.toString()); // so that it leaves nothing elsewhere
        return new Browser(builder.start(), profile);
    }

    /// Returns as soon as the expression is true in the page; fails after half a minute.
    void awaitTrue(String expression) throws Exception {
        var answers = new LinkedBlockingQueue<JsonObject>();
        URI address = pageSocket().orElseThrow();
        WebSocket page = http.newWebSocketBuilder().buildAsync(address, new Answers(answers)).get(10, TimeUnit.SECONDS);
        var parameters = new JsonObject();
        parameters.addProperty("expression", expression);
        var question = new JsonObject();
        question.addProperty("id", 1);
        question.addProperty("method", "Runtime.evaluate");
        question.add("params", parameters);
        long end = System.nanoTime() + PATIENCE.toNanos();
        String last = "";
        while (!last.contains("\"value\":true")) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never true in the page: " + expression + ", the last answer: " + last);
            }
            page.sendText(question.toString(), true).get(10, TimeUnit.SECONDS);
            JsonObject answer = answers.poll(10, TimeUnit.SECONDS);
            last = String.valueOf(answer);
            Thread.sleep(20);
        }
        page.abort();
    }

    /// Waits for the page. False if there is none within half a minute: a browser that is confined to folders of its own
    /// cannot be asked.
    boolean hasOpened() throws Exception {
        return pageSocket().isPresent();
    }

    /// Where the DevTools of the page listen, once they do.
    private Optional<URI> pageSocket() throws Exception {
        Path port = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            if (Files.exists(port) && Files.readAllLines(port).size() == 2) {
                URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json/list");
                String targets = http.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString()).body();
                for (var target : JsonParser.parseString(targets).getAsJsonArray()) {
                    if (target.getAsJsonObject().get("type").getAsString().equals("page")) {
                        return Optional.of(URI.create(target.getAsJsonObject().get("webSocketDebuggerUrl").getAsString()));
                    }
                }
            }
            Thread.sleep(20);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        http.close();
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }

    private record Answers(BlockingQueue<JsonObject> into, StringBuilder begun) implements WebSocket.Listener {

        Answers(BlockingQueue<JsonObject> into) {
            this(into, new StringBuilder());
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            begun.append(data);
            if (last) {
                into.add(JsonParser.parseString(begun.toString()).getAsJsonObject());
                begun.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, data, last);
        }
    }
}
