package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.CacheLines;
import dev.morphogen.kernels.Extent;
import dev.morphogen.kernels.vector.Lanes;

/**
 * Along height and width: a region is one group of channels or some, its grid their planes side by side. Where images
 * come from memory, a multiplier is fetched by a loop that does nothing else, which keeps more of its cache lines under
 * way than butterflies do; and pixels that lie far apart are read and written two lines at a time.
 */
final class PixelTransformVector extends FourierTransformVector {

  /** Numbers of a second-level cache. */
  private static final int SECOND_CACHE = 1024 * 1024 / Float.BYTES;

  /** Channels from which on pixels lie far apart: 1 KiB. */
  private static final int FAR_APART = 1024 / Float.BYTES;

  private final PlaneTransform planes;
  private final boolean fetching;
  private final int firstFetched;
  private final int firstPlane;
  private final int slotSize;
  private final int scratchSize;

  PixelTransformVector(FourierShape shape) {
    this(shape, groupsTogether(shape));
  }

  private PixelTransformVector(FourierShape shape, int together) {
    this(shape, together, new PlaneTransform(shape, together));
  }

  private PixelTransformVector(FourierShape shape, int together, PlaneTransform planes) {
    super(
        shape,
        groups(shape) / together,
        shape.height(),
        together * shape.width(),
        blockColumns(shape),
        planes.rowStep());
    this.planes = planes;
    fetching = fromMemory(shape);
    firstFetched = CacheLines.next(planes.scratchVectors() * Lanes.COUNT);
    int fetched = fetching ? shape.height() * blockColumns(shape) * Lanes.COUNT : 0;
    firstPlane = CacheLines.next(firstFetched + fetched);
    scratchSize = Extent.arrayLength("scratch", shape, firstPlane + 2L * together * planes.size());
    slotSize = together * planes.size();
  }

  /** Whether two images do not stay in a second-level cache from one call to the next. */
  private static boolean fromMemory(FourierShape shape) {
    return 2 * shape.imageSize() > SECOND_CACHE;
  }

  private static int blockColumns(FourierShape shape) {
    return Math.min(shape.width(), PlaneTransform.together(shape.height()));
  }

  /** As many as fill two cache lines, if they always do and no block of columns lies in two planes. */
  private static int groupsTogether(FourierShape shape) {
    int twoLines = 2 * CacheLines.NUMBERS;
    boolean gains = fromMemory(shape) && shape.channels() >= FAR_APART;
    boolean possible = shape.channels() % twoLines == 0 && shape.width() % blockColumns(shape) == 0;
    return gains && possible ? twoLines / Lanes.COUNT : 1;
  }

  @Override
  public int scratchSize() {
    return scratchSize;
  }

  private int planesAt(int slot) {
    return firstPlane + slot * slotSize;
  }

  @Override
  void load(int region, float[] x, int x1, int x2, float[] scratch, int slot) {
    planes.load(firstGroup(region), x, x1, x2, scratch, planesAt(slot));
  }

  private int firstGroup(int region) {
    return region * (slotSize / planes.size());
  }

  @Override
  int placeOf(int firstColumn, int slot) {
    int plane = firstColumn / shape.width();
    int column = firstColumn % shape.width();
    return planesAt(slot) + plane * planes.size() + column * PlaneTransform.POINT;
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
    if (fetching) {
      sweeps.fetch(multiplier, multiplierAt, count, factor, scratch, firstFetched);
      planes.columnsFilter(scratch, at, count, scratch, firstFetched, 1);
    } else {
      planes.columnsFilter(scratch, at, count, multiplier, multiplierAt, factor);
    }
  }

  @Override
  void open(int firstColumn, int count, float[] scratch, int slot) {
    planes.columnsForward(scratch, placeOf(firstColumn, slot), count);
  }

  @Override
  void close(int firstColumn, int count, float[] scratch, int slot) {
    planes.columnsInverse(scratch, placeOf(firstColumn, slot), count);
  }

  @Override
  void store(int region, float[] scratch, int slot, float[] y, int y1, int y2) {
    planes.store(firstGroup(region), scratch, planesAt(slot), y, y1, y2);
  }
}
