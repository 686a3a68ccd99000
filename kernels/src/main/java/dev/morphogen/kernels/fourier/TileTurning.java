package dev.morphogen.kernels.fourier;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import dev.morphogen.kernels.vector.Lanes;
import jdk.incubator.vector.FloatVector;

/**
 * Turns channels in the lanes into pixels in the lanes and back. A tile is as many pixels as a vector has lanes; the
 * last one may repeat the last pixel, which does no harm.
 */
final class TileTurning {

  private final int pixels;
  private final int groups;
  private final int planeSize;
  private final int channelStep;
  private final int[] pixelPlaces;
  private final int[] channelPlaces;

  /** Channels of a tile lie {@code channelStep} apart. */
  TileTurning(FourierShape shape, PlaneTransform plane, int channelStep) {
    pixels = shape.height() * shape.width();
    groups = FourierTransformVector.groups(shape);
    planeSize = plane.size();
    this.channelStep = channelStep;
    pixelPlaces = new int[Lanes.padded(pixels)];
    for (int i = 0; i < pixelPlaces.length; i++) {
      int pixel = Math.min(i, pixels - 1);
      int row = pixel / shape.width();
      int column = pixel % shape.width();
      pixelPlaces[i] = row * plane.rowStep() + column * PlaneTransform.POINT;
    }
    channelPlaces = new int[Lanes.COUNT];
    for (int lane = 0; lane < Lanes.COUNT; lane++) {
      channelPlaces[lane] = lane * channelStep;
    }
  }

  /** How many there are. */
  static int tiles(FourierShape shape) {
    return Math.ceilDiv(shape.height() * shape.width(), Lanes.COUNT);
  }

  /** Fills a tile, {@code groups·lanes} channels of it, from the planes of all groups. */
  void toTile(int tile, float[] scratch, int planes, int tileAt) {
    for (int group = 0; group < groups; group++) {
      int from = planes + group * planeSize;
      int to = tileAt + group * Lanes.COUNT * channelStep;
      for (int lane = 0; lane < Lanes.COUNT; lane++) {
        turn(scratch, from + lane, pixelPlaces, tile * Lanes.COUNT, to + lane * channelStep);
      }
    }
  }

  /** The way back. */
  void fromTile(int tile, float[] scratch, int tileAt, int planes) {
    int first = tile * Lanes.COUNT;
    int count = Math.min(Lanes.COUNT, pixels - first);
    for (int group = 0; group < groups; group++) {
      int from = tileAt + group * Lanes.COUNT * channelStep;
      int to = planes + group * planeSize;
      for (int i = 0; i < count; i++) {
        turn(scratch, from + i, channelPlaces, 0, to + pixelPlaces[first + i]);
      }
    }
  }

  /** Collects one vector of real and one of imaginary parts. */
  private static void turn(float[] scratch, int from, int[] places, int placesAt, int to) {
    FloatVector.fromArray(FLOATS, scratch, from, places, placesAt).intoArray(scratch, to);
    FloatVector.fromArray(FLOATS, scratch, from + Lanes.COUNT, places, placesAt)
        .intoArray(scratch, to + Lanes.COUNT);
  }
}
