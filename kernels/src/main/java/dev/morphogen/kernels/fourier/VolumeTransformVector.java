package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.CacheLines;
import dev.morphogen.kernels.Extent;
import dev.morphogen.kernels.vector.Lanes;

/**
 * Along height, width and channels. Height and width go first, group by group; then <em>tiles</em> of as many pixels
 * as a vector has lanes are turned over, so that pixels are in the lanes, and transformed along the channels. One
 * region, whose grid has a row a channel and a column a tile.
 */
final class VolumeTransformVector extends FourierTransformVector {

  private final PlaneTransform plane;
  private final LineTransform alongChannels;
  private final TileTurning turning;
  private final int groups;
  private final int channelStep;
  private final int firstBlock;
  private final int blockSize;
  private final int firstVolume;
  private final int scratchSize;

  VolumeTransformVector(FourierShape shape) {
    super(
        shape,
        1,
        shape.channels(),
        TileTurning.tiles(shape),
        PlaneTransform.together(shape.channels()),
        channelStep(shape));
    plane = new PlaneTransform(shape, 1);
    alongChannels = new LineTransform(shape.channels());
    groups = groups(shape);
    channelStep = channelStep(shape);
    turning = new TileTurning(shape, plane, channelStep);
    int vectors = Math.max(plane.scratchVectors(), alongChannels.scratchVectors());
    firstBlock = CacheLines.next(vectors * Lanes.COUNT);
    blockSize = groups * Lanes.COUNT * channelStep;
    firstVolume = firstBlock + 2 * blockSize;
    scratchSize = Extent.arrayLength("scratch", shape, firstVolume + 2L * groups * plane.size());
  }

  /** Numbers from channel to channel of a block of tiles. */
  private static int channelStep(FourierShape shape) {
    return PlaneTransform.together(shape.channels()) * PlaneTransform.POINT;
  }

  @Override
  public int scratchSize() {
    return scratchSize;
  }

  private int planeAt(int group, int slot) {
    return firstVolume + (slot * groups + group) * plane.size();
  }

  @Override
  void load(int region, float[] x, int x1, int x2, float[] scratch, int slot) {
    int together = PlaneTransform.together(shape.height());
    for (int group = 0; group < groups; group++) {
      int at = planeAt(group, slot);
      plane.load(group, x, x1, x2, scratch, at);
      for (int column = 0; column < shape.width(); column += together) {
        int count = Math.min(together, shape.width() - column);
        plane.columnsForward(scratch, at + column * PlaneTransform.POINT, count);
      }
    }
  }

  @Override
  int placeOf(int firstColumn, int slot) {
    return firstBlock + slot * blockSize;
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
    toTiles(firstColumn, count, scratch, slot);
    alongChannels.filter(
        scratch,
        placeOf(firstColumn, slot),
        channelStep,
        PlaneTransform.POINT,
        count,
        multiplier,
        multiplierAt,
        count * Lanes.COUNT,
        factor);
    fromTiles(firstColumn, count, scratch, slot);
  }

  @Override
  void open(int firstColumn, int count, float[] scratch, int slot) {
    toTiles(firstColumn, count, scratch, slot);
    int at = placeOf(firstColumn, slot);
    alongChannels.forward(scratch, at, channelStep, PlaneTransform.POINT, count);
  }

  @Override
  void close(int firstColumn, int count, float[] scratch, int slot) {
    int at = placeOf(firstColumn, slot);
    alongChannels.inverse(scratch, at, channelStep, PlaneTransform.POINT, count);
    fromTiles(firstColumn, count, scratch, slot);
  }

  private void toTiles(int first, int count, float[] scratch, int slot) {
    for (int i = 0; i < count; i++) {
      int tileAt = placeOf(first, slot) + i * PlaneTransform.POINT;
      turning.toTile(first + i, scratch, planeAt(0, slot), tileAt);
    }
  }

  private void fromTiles(int first, int count, float[] scratch, int slot) {
    for (int i = 0; i < count; i++) {
      int tileAt = placeOf(first, slot) + i * PlaneTransform.POINT;
      turning.fromTile(first + i, scratch, tileAt, planeAt(0, slot));
    }
  }

  @Override
  void store(int region, float[] scratch, int slot, float[] y, int y1, int y2) {
    int together = PlaneTransform.together(shape.height());
    for (int group = 0; group < groups; group++) {
      int at = planeAt(group, slot);
      for (int column = 0; column < shape.width(); column += together) {
        int count = Math.min(together, shape.width() - column);
        plane.columnsInverse(scratch, at + column * PlaneTransform.POINT, count);
      }
      plane.store(group, scratch, at, y, y1, y2);
    }
  }
}
