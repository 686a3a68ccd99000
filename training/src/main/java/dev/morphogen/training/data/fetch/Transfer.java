package dev.morphogen.training.data.fetch;

import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.file.Reason;
import dev.morphogen.training.data.ProgressListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** One attempt to load what is still missing of a file. */
final class Transfer {

  private final RemoteFile file;
  private final PartFile part;
  private final FetchSettings settings;
  private final ProgressListener progress;

  Transfer(RemoteFile file, PartFile part, FetchSettings settings, ProgressListener progress) {
    this.file = file;
    this.part = part;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Loads to the file's end.
   *
   * @throws IOException if the connection failed: worth another attempt
   * @throws WorkFailedException if another attempt would fail the same way
   */
  void run(HttpClient client) throws IOException, InterruptedException {
    long have = local(part::size);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(file.address()).timeout(settings.answer()).GET();
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-").header("If-Range", local(part::version));
    }
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body();
        StallGuard guard = new StallGuard(body, settings.stall())) {
      if (response.statusCode() == 416 && local(this::isWhole)) {
        return;
      }
      long from = begin(response, have);
      long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
      append(body, guard, from, length < 0 ? -1 : from + length);
    }
  }

  /** Whether all had arrived already, and only the name was not given: then there is no part behind it to ask for. */
  private boolean isWhole() throws IOException {
    return part.size() > 0 && file.md5Of(part.path()).equals(file.md5());
  }

  /** Where the server's bytes belong: 0, or behind those that are there. */
  private long begin(HttpResponse<InputStream> response, long have) throws IOException {
    int status = response.statusCode();
    HttpHeaders headers = response.headers();
    if (status == 206
        && headers.firstValue("Content-Range").orElse("").startsWith("bytes " + have + "-")) {
      return have;
    }
    if (status == 206 || status == 416) {
      local(() -> part.restart(""));
      throw new IOException("the server gave another part than was asked for");
    }
    if (status == 408 || status == 429 || status >= 500) {
      throw new IOException("the server answered " + status);
    }
    if (status != 200) {
      throw new WorkFailedException(
          "%s: expected the file, the server answered %d: it may have moved, download it by hand"
                  .formatted(file.address(), status)
              + " to "
              + part.target());
    }
    String tag = headers.firstValue("ETag").filter(t -> t.startsWith("\"")).orElse("");
    local(() -> part.restart(tag.isEmpty() ? headers.firstValue("Last-Modified").orElse("") : tag));
    return 0;
  }

  private void append(InputStream body, StallGuard guard, long from, long total)
      throws IOException {
    long done = from;
    byte[] buffer = new byte[1 << 16];
    // An interrupt would close a channel, as if the disk were at fault; waiting for bytes hears it.
    try (OutputStream out =
        local(() ->
            Files.newOutputStream(
                part.path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
      for (int n = read(body, guard, buffer); n >= 0; n = read(body, guard, buffer)) {
        done += n;
        if (done > file.mostBytes() || total > file.mostBytes()) {
          local(part::discard);
          throw new WorkFailedException(
              "%s: expected at most %d bytes, the server sends more: this is not the data set"
                  .formatted(file.address(), file.mostBytes()));
        }
        int came = n;
        local(() -> out.write(buffer, 0, came));
        progress.progress(file.fileName(), done, total);
      }
    }
    if (done < total) {
      throw new IOException("the connection ended after %d of %d bytes".formatted(done, total));
    }
  }

  private int read(InputStream body, StallGuard guard, byte[] buffer) throws IOException {
    int n;
    try {
      n = body.read(buffer);
    } catch (IOException e) {
      throw guard.stalled() ? stalled() : e;
    }
    if (n < 0 && guard.stalled()) {
      throw stalled();
    }
    guard.alive();
    return n;
  }

  private IOException stalled() {
    return new IOException("nothing came for %d ms".formatted(settings.stall().toMillis()));
  }

  private interface Local<T> {
    T run() throws IOException;
  }

  private interface LocalStep {
    void run() throws IOException;
  }

  private void local(LocalStep step) {
    local(() -> {
      step.run();
      return true;
    });
  }

  /** What fails on this side (a full disk) fails again: no other attempt. */
  private <T> T local(Local<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new WorkFailedException(
          "%s: cannot be written (%s): is there room, and may you write there?"
              .formatted(part.path(), Reason.of(e)),
          e);
    }
  }
}
