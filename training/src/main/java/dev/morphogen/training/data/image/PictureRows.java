package dev.morphogen.training.data.image;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;

/**
 * The rows of a decoded picture in red, green, blue or in grey, transparency laid on white.
 *
 * <p>Grey pictures are read from their samples: Java takes their values for linear light and would
 * brighten them on the way to red, green and blue.
 */
final class PictureRows implements PixelRows {

  private static final float WHITE = 255;

  private final BufferedImage picture;
  private final int channels;
  private final int bands;
  private final int shift;
  private final boolean packed;
  private final boolean alpha;
  private final int[] samples;

  private PictureRows(BufferedImage picture, int channels) {
    ColorModel model = picture.getColorModel();
    this.picture = picture;
    this.channels = channels;
    this.packed = !hasPlainSamples(model);
    this.alpha = model.hasAlpha();
    this.bands = packed ? 4 : picture.getRaster().getNumBands();
    this.shift = packed ? 0 : model.getComponentSize(0) - 8;
    this.samples = new int[picture.getWidth() * bands];
  }

  /** The rows with 1 or 3 channels. */
  static PixelRows of(BufferedImage picture, int channels) {
    ColorSpace space = picture.getColorModel().getColorSpace();
    if (space.isCS_sRGB() || space.getType() == ColorSpace.TYPE_GRAY) {
      return new PictureRows(picture, channels);
    }
    int type =
        picture.getColorModel().hasAlpha()
            ? BufferedImage.TYPE_INT_ARGB
            : BufferedImage.TYPE_INT_RGB;
    BufferedImage standard = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
    return new PictureRows(new ColorConvertOp(null).filter(picture, standard), channels);
  }

  /** Whether a picture has no colour at all: a grey colour space or a palette of greys. */
  static boolean isGrey(ColorModel model) {
    if (!(model instanceof IndexColorModel palette)) {
      return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }
    for (int i = 0; i < palette.getMapSize(); i++) {
      Color color = new Color(palette.getRGB(i));
      if (color.getRed() != color.getGreen() || color.getGreen() != color.getBlue()) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasPlainSamples(ColorModel model) {
    int type = model.getTransferType();
    return model instanceof ComponentColorModel
        && !model.isAlphaPremultiplied()
        && model.getComponentSize(0) >= 8
        && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT);
  }

  @Override
  public int height() {
    return picture.getHeight();
  }

  @Override
  public int width() {
    return picture.getWidth();
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public void read(int y, float[] row) {
    readSamples(y);
    for (int x = 0; x < width(); x++) {
      int at = x * bands;
      float opacity = alpha ? samples[at + bands - 1] / WHITE : 1;
      float red = onWhite(samples[at], opacity);
      if (bands < 3) { // grey, perhaps with alpha
        putGrey(row, x, red);
        continue;
      }
      float green = onWhite(samples[at + 1], opacity);
      float blue = onWhite(samples[at + 2], opacity);
      if (channels == 1) {
        row[x] = 0.299f * red + 0.587f * green + 0.114f * blue;
      } else {
        row[3 * x] = red;
        row[3 * x + 1] = green;
        row[3 * x + 2] = blue;
      }
    }
  }

  private void putGrey(float[] row, int x, float grey) {
    for (int c = 0; c < channels; c++) {
      row[x * channels + c] = grey;
    }
  }

  private static float onWhite(int value, float opacity) {
    return value * opacity + WHITE * (1 - opacity);
  }

  /** Fills {@link #samples} with 8-bit numbers {@code [w, bands]}, alpha last. */
  private void readSamples(int y) {
    if (!packed) {
      picture.getRaster().getPixels(0, y, width(), 1, samples);
      for (int i = 0; shift > 0 && i < samples.length; i++) {
        samples[i] >>= shift;
      }
      return;
    }
    int[] argb = picture.getRGB(0, y, width(), 1, null, 0, width());
    for (int x = 0; x < argb.length; x++) {
      samples[4 * x] = argb[x] >> 16 & 0xFF;
      samples[4 * x + 1] = argb[x] >> 8 & 0xFF;
      samples[4 * x + 2] = argb[x] & 0xFF;
      samples[4 * x + 3] = argb[x] >>> 24;
    }
  }
}
