package dev.morphogen.app.screen;

import dev.morphogen.training.data.ProgressListener;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a command's words go: results to standard output, everything else to standard error.
 *
 * @param terminal whether standard error is a terminal, and so may show progress
 */
public record Screen(PrintStream out, PrintStream err, boolean terminal) {

  /** The process's own streams. */
  public static Screen ofProcess() {
    PrintStream out =
        new StandardOutput(
            new FileOutputStream(FileDescriptor.out),
            System.out.charset(),
            Terminal.isOutputPiped());
    return new Screen(out, System.err, Terminal.isStandardError());
  }

  /** Over these streams; nothing moves on them. */
  public static Screen plain(PrintStream out, PrintStream err) {
    return new Screen(out, err, false);
  }

  /** Standard output for a library that wants a writer. */
  public PrintWriter outWriter() {
    return new PrintWriter(out, true, out.charset());
  }

  /** Standard error likewise. */
  public PrintWriter errWriter() {
    return new PrintWriter(err, true, err.charset());
  }

  /** A line of the result. */
  public void print(String line) {
    out.println(line);
  }

  /** Lines of the result. */
  public void print(List<String> lines) {
    lines.forEach(out::println);
  }

  /** A remark beside the result. */
  public void tell(String line) {
    err.println(line);
  }

  /** The result as one JSON value, always in UTF-8. */
  public void json(Object value) {
    out.writeBytes(JsonMapper.shared().writeValueAsBytes(value));
    out.println();
  }

  /**
   * Writes what is still held back, at a command's end.
   *
   * @throws dev.morphogen.network.WorkFailedException if standard output did not take the whole result
   */
  public void finish() {
    out.flush();
    if (out instanceof StandardOutput standard) {
      standard.requireWritten();
    }
  }

  /** Shows a line that is drawn again and again while work goes on; shows nothing if there is no terminal. */
  public ProgressLine progress(ProgressLine.Text text) {
    return new ProgressLine(this, text);
  }

  /** Runs long work, shows how far it is, then what it remarked. */
  public <T> T withProgress(Work<T> work) {
    WorkProgress progress = new WorkProgress();
    T result;
    try (ProgressLine _ = progress(progress::text)) {
      result = work.run(progress);
    }
    progress.remarks().forEach(this::tell);
    return result;
  }

  /** Work that says how far it is. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T run(ProgressListener listener);
  }

  /** Whether standard error can show this. */
  boolean canShow(char symbol) {
    return err.charset().canEncode() && err.charset().newEncoder().canEncode(symbol);
  }
}
