package dev.morphogen.training.input;

import dev.morphogen.network.Shape;

/**
 * TrivialAugment (<a href="https://arxiv.org/abs/2103.10158">Müller and Hutter</a>, 2021, the wide
 * ranges): every image undergoes one operation, drawn from fourteen, with a strength drawn from
 * all. Images are warped bilinearly about their middle. Holds scratch: one a thread.
 */
final class TrivialAugment {

  private enum Operation {
    IDENTITY,
    SHEAR_X,
    SHEAR_Y,
    TRANSLATE_X,
    TRANSLATE_Y,
    ROTATE,
    BRIGHTNESS,
    COLOUR,
    CONTRAST,
    SHARPNESS,
    POSTERIZE,
    SOLARIZE,
    AUTO_CONTRAST,
    EQUALIZE
  }

  private static final Operation[] OPERATIONS = Operation.values();
  private static final double SLOPE = 0.99;
  private static final double DEGREES = 135;
  private static final double FACTOR = 0.99;
  private static final double LOST_BITS = 6;

  private final double greatest;
  private final AffineWarp warp;
  private final Enhancement enhancement;
  private final ToneCurve curve;
  private final byte[] out;

  /** Strengths are drawn from 0 to {@code greatest}, of which 1 is as published. */
  TrivialAugment(double greatest, Shape shape, Border border) {
    this.greatest = greatest;
    warp = new AffineWarp(shape, border);
    enhancement = new Enhancement(shape);
    curve = new ToneCurve(shape.channels());
    out = new byte[shape.size()];
  }

  /** The image varied, in bytes that the next call overwrites. */
  byte[] run(byte[] image, SeededBits random) {
    Operation operation = OPERATIONS[random.nextInt(OPERATIONS.length)];
    double strength = random.nextDouble(0, greatest);
    double signed = random.nextBoolean() ? strength : -strength;
    switch (operation) {
      case IDENTITY -> System.arraycopy(image, 0, out, 0, out.length);
      case SHEAR_X -> warp.shearX(image, signed * SLOPE, out);
      case SHEAR_Y -> warp.shearY(image, signed * SLOPE, out);
      case TRANSLATE_X -> warp.translate(image, 0, signed, out);
      case TRANSLATE_Y -> warp.translate(image, signed, 0, out);
      case ROTATE -> warp.rotate(image, signed * DEGREES, out);
      case BRIGHTNESS -> enhancement.brightness(image, 1 + signed * FACTOR, out);
      case COLOUR -> enhancement.colour(image, 1 + signed * FACTOR, out);
      case CONTRAST -> enhancement.contrast(image, 1 + signed * FACTOR, out);
      case SHARPNESS -> enhancement.sharpness(image, 1 + signed * FACTOR, out);
      case POSTERIZE -> curve.posterize(image, bits(strength), out);
      case SOLARIZE -> curve.solarize(image, (int) Math.round(256 * (1 - strength)), out);
      case AUTO_CONTRAST -> curve.autoContrast(image, out);
      case EQUALIZE -> curve.equalize(image, out);
    }
    return out;
  }

  private static int bits(double strength) {
    return (int) Math.round(Byte.SIZE - LOST_BITS * strength);
  }
}
