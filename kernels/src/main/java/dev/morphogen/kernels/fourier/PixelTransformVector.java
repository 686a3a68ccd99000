package dev.morphogen.kernels.fourier;

/** Along height and width: a region is a group of channels, its grid the plane itself. */
final class PixelTransformVector extends FourierTransformVector {

  private final PlaneTransform plane;
  private final ChannelGroups groups;
  private final int firstPlane;
  private final int scratchSize;

  PixelTransformVector(FourierShape shape) {
    this(shape, new PlaneTransform(shape.height(), shape.width()));
  }

  private PixelTransformVector(FourierShape shape, PlaneTransform plane) {
    super(
        shape,
        ChannelGroups.count(shape),
        shape.height(),
        shape.width(),
        PlaneTransform.together(shape.height()),
        plane.rowStep());
    this.plane = plane;
    int stage = plane.butterflyScratch();
    groups = new ChannelGroups(plane, shape, stage);
    firstPlane = stage + ChannelGroups.stageSize(shape);
    scratchSize = firstPlane + 2 * plane.planeSize();
  }

  @Override
  public int scratchSize() {
    return scratchSize;
  }

  private int planeAt(int slot) {
    return firstPlane + slot * plane.planeSize();
  }

  @Override
  void load(int region, float[] x, int x1, int x2, float[] scratch, int slot) {
    groups.load(region, x, x1, x2, scratch, planeAt(slot));
  }

  @Override
  int placeOf(int firstColumn, int slot) {
    return planeAt(slot) + firstColumn * PlaneTransform.POINT;
  }

  @Override
  int open(int firstColumn, int count, float[] scratch, int slot) {
    int at = placeOf(firstColumn, slot);
    plane.columnsForward(scratch, at, count);
    return at;
  }

  @Override
  void close(int firstColumn, int count, float[] scratch, int slot) {
    plane.columnsInverse(scratch, placeOf(firstColumn, slot), count);
  }

  @Override
  void store(int region, float[] scratch, int slot, float[] y, int y1, int y2) {
    groups.store(region, scratch, planeAt(slot), y, y1, y2);
  }

  @Override
  void storeReal(int region, float[] scratch, int slot, float[] y, int offset) {
    groups.storeReal(region, scratch, planeAt(slot), y, offset);
  }
}
