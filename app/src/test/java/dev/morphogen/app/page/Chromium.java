package dev.morphogen.app.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium that can resolve no host, told what to do in its DevTools protocol. */
public final class Chromium implements AutoCloseable {

  private static final String LISTENING = "DevTools listening on ";

  private final Path profile;
  private final Process process;
  private final DevTools tools;

  /** Starts it with a fresh profile in {@code folder}. */
  public Chromium(Path program, Path folder) {
    profile = folder.resolve("profile");
    try {
      process =
          new ProcessBuilder(
                  program.toString(),
                  "--headless=new",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-dev-shm-usage",
                  "--no-first-run",
                  "--host-resolver-rules=MAP * ~NOTFOUND",
                  "--user-data-dir=" + profile,
                  "--remote-debugging-port=0",
                  "about:blank")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      tools = new DevTools(pageAddress(browserAddress(process.errorReader())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Stream.of("Page", "Runtime", "Log", "Network")
        .forEach(d -> tools.call(d + ".enable", Map.of()));
  }

  /** Where it is on this machine, if it is. */
  public static Optional<Path> find() {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .flatMap(folder ->
            Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static URI browserAddress(BufferedReader errors) throws IOException {
    for (String line = errors.readLine(); line != null; line = errors.readLine()) {
      if (line.startsWith(LISTENING)) {
        // Whatever it says later must not fill the pipe.
        Thread.ofVirtual().start(() -> errors.lines().forEach(ignored -> {}));
        return URI.create(line.substring(LISTENING.length()).strip());
      }
    }
    throw new IOException("Chromium ended before it listened");
  }

  private static URI pageAddress(URI browser) throws IOException {
    URI list = URI.create("http://127.0.0.1:%d/json/list".formatted(browser.getPort()));
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int attempt = 0; attempt < 100; attempt++) {
        String body =
            client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body();
        for (JsonNode target : JsonMapper.shared().readTree(body)) {
          if (target.get("type").asString().equals("page")) {
            return URI.create(target.get("webSocketDebuggerUrl").asString());
          }
        }
        Thread.sleep(50);
      }
      throw new IOException("Chromium opened no page");
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** The window's size; a phone's if {@code mobile}. */
  public void size(int width, int height, boolean mobile) {
    tools.call(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            width,
            "height",
            height,
            "deviceScaleFactor",
            mobile ? 2 : 1,
            "mobile",
            mobile));
  }

  /** {@code light} or {@code dark}, on a screen. */
  public void prefer(String scheme) {
    emulate("screen", scheme);
  }

  /** Pages that are opened look as they do in print. */
  public void print() {
    emulate("print", "light");
  }

  private void emulate(String media, String scheme) {
    tools.call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            media,
            "features",
            new Object[] {Map.of("name", "prefers-color-scheme", "value", scheme)}));
  }

  /** Opens a file and waits until it is loaded and drawn. */
  public void open(Path file) {
    tools.forgetEvents();
    tools.call("Page.navigate", Map.of("url", file.toUri().toString()));
    tools.await("Page.loadEventFired");
    evaluate(
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))");
  }

  /** What an expression, or the promise that it is, comes to. */
  public JsonNode evaluate(String expression) {
    JsonNode answer =
        tools.call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(answer.toString());
    }
    return answer.get("result").path("value");
  }

  /** What the page complained of since it was opened, and what it asked for that is not in it. */
  public Stream<String> complaints() {
    return tools.events().filter(Chromium::isComplaint).map(JsonNode::toString);
  }

  private static boolean isComplaint(JsonNode event) {
    JsonNode parameters = event.path("params");
    return switch (event.get("method").asString()) {
      case "Runtime.exceptionThrown" -> true;
      case "Log.entryAdded" -> parameters.get("entry").get("level").asString().equals("error");
      case "Runtime.consoleAPICalled" -> parameters.get("type").asString().equals("error");
      case "Network.requestWillBeSent" ->
          !parameters.get("request").get("url").asString().matches("(?s)(file|data|about):.*");
      default -> false;
    };
  }

  /** The whole page, as high as it is. */
  public void screenshot(Path file) throws IOException {
    JsonNode answer =
        tools.call(
            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    Files.write(file, Base64.getDecoder().decode(answer.get("data").asString()));
  }

  /** The page in print. */
  public byte[] pdf() {
    JsonNode answer =
        tools.call(
            "Page.printToPDF",
            Map.of(
                "paperWidth",
                8.27,
                "paperHeight",
                11.69,
                "preferCSSPageSize",
                true,
                "printBackground",
                true));
    return Base64.getDecoder().decode(answer.get("data").asString());
  }

  @Override
  public void close() {
    tools.close();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
      for (String link : List.of("SingletonSocket", "SingletonLock", "SingletonCookie")) {
        Files.deleteIfExists(profile.resolve(link));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
