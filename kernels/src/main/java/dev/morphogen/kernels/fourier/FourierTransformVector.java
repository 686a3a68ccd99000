package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.Extent;
import dev.morphogen.kernels.vector.Lanes;

/**
 * {@link FourierTransform} on vectors: channels in the lanes along height and width, pixels along the channels. A
 * spectrum falls into <em>regions</em> that do not mix, each a grid of vectors, and is worked on in <em>blocks</em> of
 * the grid's columns that fit the first-level cache: transformed, changed and transformed back.
 */
public abstract class FourierTransformVector extends FourierTransform {

  private static final int REGION_OF_G = 0;
  private static final int REGION_OF_X = 1;

  private final int regions;
  private final int rows;
  private final int columns;
  private final int blockColumns;
  private final int spectrumSize;
  private final float inverseLength;
  final SpectrumSweeps sweeps;

  /**
   * With {@code regions} grids of {@code rows} x {@code columns} vectors, which lie {@code rowStep} numbers from row
   * to row when a block is open.
   */
  FourierTransformVector(
      FourierShape shape, int regions, int rows, int columns, int blockColumns, int rowStep) {
    super(shape);
    this.regions = regions;
    this.rows = rows;
    this.columns = columns;
    this.blockColumns = blockColumns;
    spectrumSize =
        Extent.arrayLength("spectrum", shape, (long) regions * rows * columns * Lanes.COUNT);
    inverseLength = 1f / shape.length();
    sweeps = new SpectrumSweeps(rows, rowStep);
  }

  /** For one shape. */
  public static FourierTransformVector of(FourierShape shape) {
    return switch (shape.axes()) {
      case PIXELS -> new PixelTransformVector(shape);
      case PIXELS_AND_CHANNELS -> new VolumeTransformVector(shape);
    };
  }

  /** Groups of as many channels as a vector has lanes; the last may not be full. */
  static int groups(FourierShape shape) {
    return Math.ceilDiv(shape.channels(), Lanes.COUNT);
  }

  /** Transforms a region up to what {@link #open} does; {@code slot} 0 or 1 tells two regions apart. */
  abstract void load(int region, float[] x, int x1, int x2, float[] scratch, int slot);

  /** Where a block's columns lie while it is open. */
  abstract int placeOf(int firstColumn, int slot);

  /** Finishes the transform of a block's columns. */
  abstract void open(int firstColumn, int count, float[] scratch, int slot);

  /** The way back from {@link #open}. */
  abstract void close(int firstColumn, int count, float[] scratch, int slot);

  /** {@link #open}, the spectrum times factor·multiplier, {@link #close}. */
  abstract void filterBlock(
      int firstColumn,
      int count,
      float[] scratch,
      int slot,
      float[] multiplier,
      int multiplierAt,
      float factor);

  /** The way back from {@link #load}. */
  abstract void store(int region, float[] scratch, int slot, float[] y, int y1, int y2);

  @Override
  public final int spectrumSize() {
    return spectrumSize;
  }

  /** Where the spectrum of the block that begins at a column begins: blocks lie there one behind the other. */
  private int spectrumAt(int region, int column) {
    return (region * columns + column) * rows * Lanes.COUNT;
  }

  @Override
  protected final void transform(float[] x, int offset, float[] re, float[] im, float[] scratch) {
    for (int region = 0; region < regions; region++) {
      load(region, x, offset, offset, scratch, REGION_OF_X);
      for (int column = 0; column < columns; column += blockColumns) {
        int count = Math.min(blockColumns, columns - column);
        open(column, count, scratch, REGION_OF_X);
        int at = placeOf(column, REGION_OF_X);
        sweeps.take(scratch, at, count, re, im, spectrumAt(region, column));
      }
    }
  }

  @Override
  protected final void invert(float[] re, float[] im, float[] x, int offset, float[] scratch) {
    for (int region = 0; region < regions; region++) {
      for (int column = 0; column < columns; column += blockColumns) {
        int count = Math.min(blockColumns, columns - column);
        int at = placeOf(column, REGION_OF_X);
        sweeps.put(scratch, at, count, re, im, spectrumAt(region, column), inverseLength);
        close(column, count, scratch, REGION_OF_X);
      }
      store(region, scratch, REGION_OF_X, x, offset, offset);
    }
  }

  @Override
  protected final void filterBoth(
      float[] x, int x1, int x2, float[] multiplier, float[] y, int y1, int y2, float[] scratch) {
    for (int region = 0; region < regions; region++) {
      load(region, x, x1, x2, scratch, REGION_OF_X);
      for (int column = 0; column < columns; column += blockColumns) {
        int count = Math.min(blockColumns, columns - column);
        int at = spectrumAt(region, column);
        filterBlock(column, count, scratch, REGION_OF_X, multiplier, at, inverseLength);
      }
      store(region, scratch, REGION_OF_X, y, y1, y2);
    }
  }

  @Override
  protected final void filterBothGathering(
      float[] g,
      int g1,
      int g2,
      float[] multiplier,
      float[] d,
      int d1,
      int d2,
      float[] x,
      int x1,
      int x2,
      float[] sums,
      float[] scratch) {
    for (int region = 0; region < regions; region++) {
      load(region, g, g1, g2, scratch, REGION_OF_G);
      load(region, x, x1, x2, scratch, REGION_OF_X);
      for (int column = 0; column < columns; column += blockColumns) {
        int count = Math.min(blockColumns, columns - column);
        open(column, count, scratch, REGION_OF_G);
        int gAt = placeOf(column, REGION_OF_G);
        open(column, count, scratch, REGION_OF_X);
        int xAt = placeOf(column, REGION_OF_X);
        int spectrumAt = spectrumAt(region, column);
        sweeps.gather(scratch, gAt, xAt, count, sums, spectrumAt);
        sweeps.multiply(scratch, gAt, count, multiplier, spectrumAt, inverseLength);
        close(column, count, scratch, REGION_OF_G);
      }
      store(region, scratch, REGION_OF_G, d, d1, d2);
    }
  }

  @Override
  protected final void convolveBoth(
      float[] x,
      int x1,
      int x2,
      float[] re,
      float[] im,
      boolean conjugate,
      float[] y,
      int y1,
      int y2,
      float[] scratch) {
    float sign = conjugate ? -1 : 1;
    for (int region = 0; region < regions; region++) {
      load(region, x, x1, x2, scratch, REGION_OF_X);
      for (int column = 0; column < columns; column += blockColumns) {
        int count = Math.min(blockColumns, columns - column);
        open(column, count, scratch, REGION_OF_X);
        int at = placeOf(column, REGION_OF_X);
        int spectrumAt = spectrumAt(region, column);
        sweeps.convolve(scratch, at, count, re, im, sign, spectrumAt, inverseLength);
        close(column, count, scratch, REGION_OF_X);
      }
      store(region, scratch, REGION_OF_X, y, y1, y2);
    }
  }

  @Override
  protected final void gatherBoth(
      float[] u,
      int u1,
      int u2,
      float[] x,
      int x1,
      int x2,
      float[] sumsRe,
      float[] sumsIm,
      float[] scratch) {
    for (int region = 0; region < regions; region++) {
      load(region, u, u1, u2, scratch, REGION_OF_G);
      load(region, x, x1, x2, scratch, REGION_OF_X);
      for (int column = 0; column < columns; column += blockColumns) {
        int count = Math.min(blockColumns, columns - column);
        open(column, count, scratch, REGION_OF_G);
        int uAt = placeOf(column, REGION_OF_G);
        open(column, count, scratch, REGION_OF_X);
        int xAt = placeOf(column, REGION_OF_X);
        int spectrumAt = spectrumAt(region, column);
        sweeps.gatherProducts(scratch, uAt, xAt, count, sumsRe, sumsIm, spectrumAt);
      }
    }
  }
}
