package dev.morphogen.app.screen;

import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.file.Reason;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where results go. A {@link PrintStream} says only that it could not write; this one also says why. */
final class StandardOutput extends PrintStream {

  private final Watched watched;
  private final boolean piped;

  /** {@code piped} if another program is known to read it. */
  StandardOutput(OutputStream out, Charset charset, boolean piped) {
    this(new Watched(out), charset, piped);
  }

  private StandardOutput(Watched watched, Charset charset, boolean piped) {
    super(new BufferedOutputStream(watched), true, charset);
    this.watched = watched;
    this.piped = piped;
  }

  /** A reader that has closed the pipe, as {@code head} does, has read enough: that is no failure. */
  void requireWritten() {
    IOException failure = checkError() ? watched.failure : null;
    if (failure != null && !piped && !isBrokenPipe(failure)) {
      throw new WorkFailedException(
          "standard output cannot be written (%s)".formatted(Reason.of(failure)), failure);
    }
  }

  /** In the words of a system that does not say beforehand what standard output is. */
  private static boolean isBrokenPipe(IOException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
  }

  /** Keeps the first failure. */
  private static final class Watched extends FilterOutputStream {

    private @Nullable IOException failure;

    Watched(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      try {
        out.write(bytes, from, count);
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }
  }
}
