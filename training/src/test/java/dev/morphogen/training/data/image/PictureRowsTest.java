package dev.morphogen.training.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.Shape;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PictureRowsTest {

  /** A picture of one row, and the numbers {@code [w, c]} that it gives with 1 channel or with 3. */
  private record Kind(String name, BufferedImage picture, boolean grey, String numbers) {

    byte[] bytes() {
      String[] words = numbers.split(" +", -1);
      byte[] bytes = new byte[words.length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) Integer.parseInt(words[i]);
      }
      return bytes;
    }

    Shape shape() {
      return new Shape(1, picture.getWidth(), bytes().length / picture.getWidth());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Kind> kinds() {
    int gray = ColorSpace.CS_GRAY;
    int colour = ColorSpace.CS_sRGB;
    byte[] red = {(byte) 200, 10, 0};
    byte[] green = {0, 10, 0};
    byte[] blue = {50, 10, (byte) 255};
    IndexColorModel palette = new IndexColorModel(8, 3, red, green, blue);
    BufferedImage deep = samples(colour, 16, false, 0x1000, 0x8000, 0xF000);
    return List.of(
        new Kind("grey of 16 bits", samples(gray, 16, false, 0x40FF, 0xC000), true, "64 192"),
        new Kind("grey, alpha", samples(gray, 8, true, 100, 255, 100, 51), true, "100 224"),
        new Kind("grey of 1 bit", greyPalette(1, 0, 1), true, "0 255"),
        new Kind("grey of 4 bits", greyPalette(4, 0, 1, 15), true, "0 17 255"),
        new Kind("colours of 16 bits", deep, false, "16 128 240"),
        new Kind("palette", indices(palette, 0, 1, 2), false, "200 0 50  10 10 10  0 0 255"),
        premultiplied("packed colours times alpha", BufferedImage.TYPE_INT_ARGB_PRE),
        premultiplied("colours times alpha", BufferedImage.TYPE_4BYTE_ABGR_PRE));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindOfPngGivesItsEightBits(Kind kind) throws IOException {
    EncodedPicture file = EncodedPicture.of("x.png", png(kind.picture()));

    assertThat(EncodedPicture.scale(kind.picture(), kind.shape())).isEqualTo(kind.bytes());
    assertThat(file.decode(kind.shape())).isEqualTo(kind.bytes());
    assertThat(file.header()).isEqualTo(new PictureHeader(1, kind.shape().width(), kind.grey()));
  }

  /** Each pixel's samples as they are, alpha behind them. */
  private static BufferedImage samples(int space, int bits, boolean alpha, int... samples) {
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(space),
            alpha,
            false,
            alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
            bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT);
    int width = samples.length / model.getNumComponents();
    WritableRaster raster = model.createCompatibleWritableRaster(width, 1);
    raster.setPixels(0, 0, width, 1, samples);
    return new BufferedImage(model, raster, false, null);
  }

  /** Greys from black to white in equal distances. */
  private static BufferedImage greyPalette(int bits, int... indices) {
    byte[] greys = new byte[1 << bits];
    for (int i = 0; i < greys.length; i++) {
      greys[i] = (byte) (255 * i / (greys.length - 1));
    }
    return indices(new IndexColorModel(bits, greys.length, greys, greys, greys), indices);
  }

  private static BufferedImage indices(IndexColorModel palette, int... indices) {
    int type =
        palette.getPixelSize() < 8
            ? BufferedImage.TYPE_BYTE_BINARY
            : BufferedImage.TYPE_BYTE_INDEXED;
    BufferedImage picture = new BufferedImage(indices.length, 1, type, palette);
    picture.getRaster().setPixels(0, 0, indices.length, 1, indices);
    return picture;
  }

  private static Kind premultiplied(String name, int type) {
    BufferedImage picture = new BufferedImage(1, 1, type);
    picture.setRGB(0, 0, 0x33643200);
    return new Kind(name, picture, false, "224 214 204");
  }

  private static byte[] png(BufferedImage picture) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(ImageIO.write(picture, "png", file)).isTrue();
    return file.toByteArray();
  }
}
