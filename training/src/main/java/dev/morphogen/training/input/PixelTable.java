package dev.morphogen.training.input;

/** (pixel/255 − mean)/std of each channel, looked up: 256 numbers a channel. Immutable. */
public final class PixelTable {

  private static final int VALUES = 256;

  private final int channels;
  private final double[] mean;
  private final double[] std;
  private final float[] table;

  /** For these means and standard deviations, one a channel. */
  public PixelTable(double[] mean, double[] std) {
    channels = mean.length;
    this.mean = mean.clone();
    this.std = std.clone();
    table = new float[channels * VALUES];
    for (int c = 0; c < channels; c++) {
      for (int value = 0; value < VALUES; value++) {
        table[c * VALUES + value] = (float) ((value / 255.0 - mean[c]) / std[c]);
      }
    }
  }

  /** How many channels. */
  public int channels() {
    return channels;
  }

  /** The standard deviation that a channel's numbers are divided by. */
  public double std(int channel) {
    return std[channel];
  }

  /** Overwrites {@code [pixels, channels]} numbers of {@code out} with those of the bytes. */
  public void normalize(byte[] bytes, int from, int pixels, float[] out, int offset) {
    int numbers = pixels * channels;
    for (int i = 0; i < numbers; i += channels) {
      put(bytes, from + i, out, offset + i);
    }
  }

  /** Overwrites {@code [pixels, channels]} numbers of {@code out} with those of pixels of 0…1. */
  public void normalize(float[] scaled, float[] out) {
    for (int i = 0; i < scaled.length; i++) {
      int c = i % channels;
      out[i] = (float) ((scaled[i] - mean[c]) / std[c]);
    }
  }

  /** One pixel. */
  void put(byte[] bytes, int from, float[] out, int offset) {
    for (int c = 0; c < channels; c++) {
      out[offset + c] = table[c * VALUES + (bytes[from + c] & 0xFF)];
    }
  }

  /** One pixel of value 0. */
  void putBlack(float[] out, int offset) {
    for (int c = 0; c < channels; c++) {
      out[offset + c] = table[c * VALUES];
    }
  }
}
