package dev.morphogen.app.screen;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The line at the bottom of a terminal that says how far the work is, drawn a few times a second. Where
 * there is no terminal it is silent.
 */
public final class ProgressLine implements AutoCloseable {

  private static final int MILLISECONDS = 200;
  private static final int LONGEST = 100;

  /** Room for the ^C that a terminal echoes: wrapped, it would leave half of the line behind. */
  private static final int MARGIN = 3;

  private static final String BEGIN = "\r";
  private static final String CLEAR_REST = "\u001b[K";

  /** What the line shows now. */
  @FunctionalInterface
  public interface Text {
    /** At most {@code columns} characters; {@code bar} draws bars. */
    String at(int columns, Bar bar);
  }

  private final Screen screen;
  private final @Nullable ProgressBar drawing;

  ProgressLine(Screen screen, Text text) {
    this.screen = screen;
    drawing = screen.terminal() ? draw(text) : null;
  }

  private ProgressBar draw(Text text) {
    Bar bar = Bar.on(screen);
    return new ProgressBarBuilder()
        .setConsumer(new Line(Math.min(LONGEST, Terminal.columns() - MARGIN)))
        .setRenderer((state, columns) -> cut(text.at(columns, bar), columns))
        .setUpdateIntervalMillis(MILLISECONDS)
        .continuousUpdate()
        .clearDisplayOnFinish()
        .build();
  }

  /** On a terminal that is narrower than any text foresaw: wrapped, the line would leave half of itself behind. */
  private static String cut(String line, int columns) {
    return line.substring(0, Math.min(line.length(), columns));
  }

  /** Prints a line that stays, above the one that moves. */
  public void above(String line) {
    synchronized (screen) {
      screen
          .err()
          .print((drawing == null ? "" : BEGIN + CLEAR_REST) + line + System.lineSeparator());
      screen.err().flush();
    }
  }

  /** Removes the line. */
  @Override
  public void close() {
    if (drawing != null) {
      drawing.close();
    }
  }

  private final class Line implements ProgressBarConsumer {

    private final int columns;

    Line(int columns) {
      this.columns = columns;
    }

    @Override
    public int getMaxRenderedLength() {
      return columns;
    }

    @Override
    public void accept(String line) {
      show(BEGIN + line + CLEAR_REST);
    }

    @Override
    public void clear() {
      show(BEGIN + CLEAR_REST);
    }

    private void show(String text) {
      synchronized (screen) {
        screen.err().print(text);
        screen.err().flush();
      }
    }

    @Override
    public void close() {
      clear();
    }
  }
}
