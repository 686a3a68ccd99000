package dev.morphogen.training.input;

import dev.morphogen.network.Shape;

/** Shears, turns or moves an image about its middle, bilinearly. */
final class AffineWarp {

  private final Shape shape;
  private final Border border;

  AffineWarp(Shape shape, Border border) {
    this.shape = shape;
    this.border = border;
  }

  /** Overwrites {@code to}: a row's columns come from {@code slope} times its height beside them. */
  void shearX(byte[] from, double slope, byte[] to) {
    run(from, 1, slope, 0, 1, 0, 0, to);
  }

  /** Overwrites {@code to}: a column's rows come from {@code slope} times its place below them. */
  void shearY(byte[] from, double slope, byte[] to) {
    run(from, 1, 0, slope, 1, 0, 0, to);
  }

  /** Overwrites {@code to} with the image moved down and right by these shares of its sides. */
  void translate(byte[] from, double down, double right, byte[] to) {
    run(from, 1, 0, 0, 1, -down * shape.height(), -right * shape.width(), to);
  }

  /** Overwrites {@code to} with the image turned counterclockwise. */
  void rotate(byte[] from, double degrees, byte[] to) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    run(from, cos, -sin, sin, cos, 0, 0, to);
  }

  /**
   * The pixel at (x, y) from the middle comes from (xx·x + xy·y + right, yx·x + yy·y + down).
   */
  private void run(
      byte[] from,
      double xx,
      double xy,
      double yx,
      double yy,
      double down,
      double right,
      byte[] to) {
    double middleX = (shape.width() - 1) / 2.0;
    double middleY = (shape.height() - 1) / 2.0;
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        double x = column - middleX;
        double y = row - middleY;
        double fromX = xx * x + xy * y + right + middleX;
        double fromY = yx * x + yy * y + down + middleY;
        sample(from, fromY, fromX, to, (row * shape.width() + column) * shape.channels());
      }
    }
  }

  private void sample(byte[] from, double y, double x, byte[] to, int offset) {
    int upper = (int) Math.floor(y);
    int left = (int) Math.floor(x);
    double lowerShare = y - upper;
    double rightShare = x - left;
    int upperLeft = at(upper, left);
    int upperRight = at(upper, left + 1);
    int lowerLeft = at(upper + 1, left);
    int lowerRight = at(upper + 1, left + 1);
    for (int c = 0; c < shape.channels(); c++) {
      double above = between(value(from, upperLeft, c), value(from, upperRight, c), rightShare);
      double below = between(value(from, lowerLeft, c), value(from, lowerRight, c), rightShare);
      to[offset + c] = (byte) Math.round(between(above, below, lowerShare));
    }
  }

  /** Where a pixel's channels begin, or −1 for black. */
  private int at(int row, int column) {
    int y = border.inside(row, shape.height());
    int x = border.inside(column, shape.width());
    return y < 0 || x < 0 ? -1 : (y * shape.width() + x) * shape.channels();
  }

  private static int value(byte[] from, int pixel, int channel) {
    return pixel < 0 ? 0 : from[pixel + channel] & 0xFF;
  }

  private static double between(double a, double b, double share) {
    return a + share * (b - a);
  }
}
