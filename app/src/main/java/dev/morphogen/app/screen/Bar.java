package dev.morphogen.app.screen;

/** Draws bars of a given length: of blocks in eighths where the terminal has them, else of {@code #}. */
public final class Bar {

  private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";
  private static final char FULL = '█';

  private final boolean blocks;

  Bar(boolean blocks) {
    this.blocks = blocks;
  }

  /** As standard error can show it. */
  public static Bar on(Screen screen) {
    return new Bar(screen.canShow(FULL));
  }

  /** A bar of {@code length} characters, two of them its ends, filled to {@code share}; empty if too short. */
  public String of(double share, int length) {
    int inside = length - 2;
    if (inside < 1) {
      return "";
    }
    int eighths = (int) Math.round(Math.clamp(share, 0.0, 1.0) * inside * 8);
    int whole = eighths / 8;
    StringBuilder bar = new StringBuilder(blocks ? "▕" : "[");
    bar.repeat(blocks ? FULL : '#', whole);
    if (whole < inside) {
      bar.append(blocks ? EIGHTHS.charAt(eighths % 8) : ' ');
      bar.repeat(' ', inside - whole - 1);
    }
    return bar.append(blocks ? '▏' : ']').toString();
  }
}
