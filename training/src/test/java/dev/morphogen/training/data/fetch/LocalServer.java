package dev.morphogen.training.data.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves one file on 127.0.0.1, as well or as badly as a test wants. */
final class LocalServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** The Range header of each request, or an empty text. */
  final List<String> ranges = new ArrayList<>();

  byte[] file;
  String tag = "\"1\"";
  boolean knowsRanges = true;
  int status = 200;

  /** Each request takes one: so many bytes are sent, then the connection breaks off. */
  final List<Integer> cuts = new ArrayList<>();

  /** Instead of breaking off, say nothing more for so long. */
  int silence;

  LocalServer(byte[] file) throws IOException {
    this.file = file;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/set.bin");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    String version = exchange.getRequestHeaders().getFirst("If-Range");
    int cut;
    synchronized (ranges) {
      ranges.add(range == null ? "" : range);
      cut = cuts.isEmpty() ? Integer.MAX_VALUE : cuts.removeFirst();
    }
    if (status != 200) {
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
      return;
    }
    int from = 0;
    if (knowsRanges && range != null && tag.equals(version)) {
      from = Integer.parseInt(range.replaceAll("\\D", ""));
      if (from >= file.length) {
        exchange.getResponseHeaders().set("Content-Range", "bytes */" + file.length);
        exchange.sendResponseHeaders(416, -1);
        exchange.close();
        return;
      }
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, file.length - 1, file.length));
    }
    if (!tag.isEmpty()) {
      exchange.getResponseHeaders().set("ETag", tag);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, file.length - from);
    byte[] rest = Arrays.copyOfRange(file, from, file.length);
    exchange.getResponseBody().write(rest, 0, Math.min(cut, rest.length));
    exchange.getResponseBody().flush();
    if (cut < rest.length) {
      pause();
      throw new IOException("cut on purpose");
    }
    exchange.close();
  }

  private void pause() {
    try {
      Thread.sleep(silence);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
