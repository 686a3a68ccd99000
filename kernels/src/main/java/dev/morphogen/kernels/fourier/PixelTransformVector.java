package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.CacheLines;
import dev.morphogen.kernels.vector.Lanes;

/** Along height and width: a region is a group of channels, its grid the plane itself. */
final class PixelTransformVector extends FourierTransformVector {

  private final PlaneTransform plane;
  private final int firstPlane;

  PixelTransformVector(FourierShape shape) {
    this(shape, new PlaneTransform(shape));
  }

  private PixelTransformVector(FourierShape shape, PlaneTransform plane) {
    super(
        shape,
        groups(shape),
        shape.height(),
        shape.width(),
        PlaneTransform.together(shape.height()),
        plane.rowStep());
    this.plane = plane;
    firstPlane = CacheLines.next(plane.scratchVectors() * Lanes.COUNT);
  }

  @Override
  public int scratchSize() {
    return firstPlane + 2 * plane.size();
  }

  private int planeAt(int slot) {
    return firstPlane + slot * plane.size();
  }

  @Override
  void load(int region, float[] x, int x1, int x2, float[] scratch, int slot) {
    plane.load(region, x, x1, x2, scratch, planeAt(slot));
  }

  @Override
  int placeOf(int firstColumn, int slot) {
    return planeAt(slot) + firstColumn * PlaneTransform.POINT;
  }

  @Override
  void filterBlock(
      int firstColumn,
      int count,
      float[] scratch,
      int slot,
      float[] multiplier,
      int multiplierAt,
      float factor) {
    int at = placeOf(firstColumn, slot);
    plane.columnsFilter(scratch, at, count, multiplier, multiplierAt, factor);
  }

  @Override
  void open(int firstColumn, int count, float[] scratch, int slot) {
    plane.columnsForward(scratch, placeOf(firstColumn, slot), count);
  }

  @Override
  void close(int firstColumn, int count, float[] scratch, int slot) {
    plane.columnsInverse(scratch, placeOf(firstColumn, slot), count);
  }

  @Override
  void store(int region, float[] scratch, int slot, float[] y, int y1, int y2) {
    plane.store(region, scratch, planeAt(slot), y, y1, y2);
  }
}
