package dev.morphogen.app.page;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/** Numbers as colours: blue below zero, nearly white at zero, red above; distinguishable for colour-blind readers too. */
public final class HeatMap {

  private static final int[] NEGATIVE = {0x21, 0x66, 0xAC};
  private static final int[] ZERO = {0xF7, 0xF7, 0xF7};
  private static final int[] POSITIVE = {0xB2, 0x18, 0x2B};
  private static final int OPAQUE = 0xFF000000;
  private static final int NOT_A_NUMBER = OPAQUE;
  private static final int GAP = 1;

  private HeatMap() {}

  /** Numbers {@code [row][column]}, a pixel each; {@code ±bound} and what lies beyond have the darkest colours. */
  public static BufferedImage of(double[][] numbers, double bound) {
    int width = numbers.length == 0 ? 0 : numbers[0].length;
    BufferedImage image = blank(Math.max(1, width), Math.max(1, numbers.length));
    draw(numbers, bound, image, 0, 0);
    return image;
  }

  /** Many of one size in a grid, {@code columns} in a row, a clear pixel between them. */
  public static BufferedImage grid(List<double[][]> maps, int columns, double bound) {
    int height = maps.getFirst().length;
    int width = maps.getFirst()[0].length;
    int across = Math.min(columns, maps.size());
    int rows = (maps.size() + across - 1) / across;
    BufferedImage image = blank(across * (width + GAP) - GAP, rows * (height + GAP) - GAP);
    for (int i = 0; i < maps.size(); i++) {
      draw(maps.get(i), bound, image, i / across * (height + GAP), i % across * (width + GAP));
    }
    return image;
  }

  /** The largest size of any number, for a bound; NaN is none. */
  public static double largest(List<double[][]> maps) {
    return maps.stream()
        .flatMap(Arrays::stream)
        .flatMapToDouble(Arrays::stream)
        .map(Math::abs)
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  private static BufferedImage blank(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
  }

  private static void draw(double[][] numbers, double bound, BufferedImage image, int y, int x) {
    for (int row = 0; row < numbers.length; row++) {
      for (int column = 0; column < numbers[row].length; column++) {
        image.setRGB(x + column, y + row, colour(numbers[row][column], bound));
      }
    }
  }

  /** As ARGB. */
  static int colour(double number, double bound) {
    if (Double.isNaN(number)) {
      return NOT_A_NUMBER;
    }
    double share = bound > 0 ? Math.clamp(number / bound, -1, 1) : 0;
    int[] end = share < 0 ? NEGATIVE : POSITIVE;
    int colour = 0xFF;
    for (int i = 0; i < ZERO.length; i++) {
      colour = colour << 8 | (int) Math.round(ZERO[i] + Math.abs(share) * (end[i] - ZERO[i]));
    }
    return colour;
  }
}
