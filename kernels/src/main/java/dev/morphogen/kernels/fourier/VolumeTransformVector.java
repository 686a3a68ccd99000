package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.vector.Lanes;

/**
 * Along height, width and channels. Height and width go first, group by group; then <em>tiles</em> of as many pixels
 * as a vector has lanes are turned over, so that pixels are in the lanes, and transformed along the channels. One
 * region, whose grid has a row a channel and a column a tile.
 */
final class VolumeTransformVector extends FourierTransformVector {

  private final PlaneTransform plane;
  private final ChannelGroups groups;
  private final LineTransform alongChannels;
  private final TileTurning turning;
  private final int groupCount;
  private final int blockColumns;
  private final int firstBlock;
  private final int blockSize;
  private final int firstVolume;
  private final int volumeSize;

  VolumeTransformVector(FourierShape shape) {
    this(shape, new PlaneTransform(shape.height(), shape.width()));
  }

  private VolumeTransformVector(FourierShape shape, PlaneTransform plane) {
    super(
        shape,
        1,
        shape.channels(),
        Math.ceilDiv(shape.height() * shape.width(), Lanes.COUNT),
        PlaneTransform.together(shape.channels()),
        PlaneTransform.together(shape.channels()) * PlaneTransform.POINT);
    this.plane = plane;
    blockColumns = PlaneTransform.together(shape.channels());
    groupCount = ChannelGroups.count(shape);
    alongChannels = new LineTransform(shape.channels());
    turning = new TileTurning(shape, plane, blockColumns * PlaneTransform.POINT);
    int stage = Math.max(plane.butterflyScratch(), alongChannels.scratchVectors() * Lanes.COUNT);
    groups = new ChannelGroups(plane, shape, stage);
    firstBlock = stage + ChannelGroups.stageSize(shape);
    blockSize = groupCount * Lanes.COUNT * blockColumns * PlaneTransform.POINT;
    firstVolume = firstBlock + 2 * blockSize;
    volumeSize = groupCount * plane.planeSize();
  }

  @Override
  public int scratchSize() {
    return firstVolume + 2 * volumeSize;
  }

  private int planeAt(int group, int slot) {
    return firstVolume + slot * volumeSize + group * plane.planeSize();
  }

  @Override
  void load(int region, float[] x, int x1, int x2, float[] scratch, int slot) {
    int together = PlaneTransform.together(shape.height());
    for (int group = 0; group < groupCount; group++) {
      int at = planeAt(group, slot);
      groups.load(group, x, x1, x2, scratch, at);
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
  int open(int firstColumn, int count, float[] scratch, int slot) {
    int at = placeOf(firstColumn, slot);
    for (int i = 0; i < count; i++) {
      int tileAt = at + i * PlaneTransform.POINT;
      turning.toTile(firstColumn + i, scratch, planeAt(0, slot), tileAt);
    }
    int step = blockColumns * PlaneTransform.POINT;
    int im = at + Lanes.COUNT;
    alongChannels.forward(
        scratch,
        at,
        im,
        step,
        PlaneTransform.POINT,
        scratch,
        at,
        im,
        step,
        PlaneTransform.POINT,
        count,
        scratch);
    return at;
  }

  @Override
  void close(int firstColumn, int count, float[] scratch, int slot) {
    int at = placeOf(firstColumn, slot);
    int step = blockColumns * PlaneTransform.POINT;
    int im = at + Lanes.COUNT;
    alongChannels.inverse(
        scratch,
        at,
        im,
        step,
        PlaneTransform.POINT,
        scratch,
        at,
        im,
        step,
        PlaneTransform.POINT,
        count,
        scratch);
    for (int i = 0; i < count; i++) {
      int tileAt = at + i * PlaneTransform.POINT;
      turning.fromTile(firstColumn + i, scratch, tileAt, planeAt(0, slot));
    }
  }

  @Override
  void store(int region, float[] scratch, int slot, float[] y, int y1, int y2) {
    for (int group = 0; group < groupCount; group++) {
      groups.store(group, scratch, columnsBack(group, scratch, slot), y, y1, y2);
    }
  }

  @Override
  void storeReal(int region, float[] scratch, int slot, float[] y, int offset) {
    for (int group = 0; group < groupCount; group++) {
      groups.storeReal(group, scratch, columnsBack(group, scratch, slot), y, offset);
    }
  }

  private int columnsBack(int group, float[] scratch, int slot) {
    int at = planeAt(group, slot);
    int together = PlaneTransform.together(shape.height());
    for (int column = 0; column < shape.width(); column += together) {
      int count = Math.min(together, shape.width() - column);
      plane.columnsInverse(scratch, at + column * PlaneTransform.POINT, count);
    }
    return at;
  }
}
