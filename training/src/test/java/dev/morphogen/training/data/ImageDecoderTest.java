package dev.morphogen.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageDecoderTest {

  @TempDir Path folder;

  @Test
  void theSameSizeIsTheSamePixels() {
    for (int channels : new int[] {1, 3}) {
      Shape shape = new Shape(5, 7, channels);
      Path file = folder.resolve(channels + ".png");
      byte[] pixels = Pictures.write(file, shape, 1);

      assertThat(ImageDecoder.decode(file, shape)).isEqualTo(pixels);
      assertThat(ImageDecoder.decode(Pictures.picture(pixels, shape), shape)).isEqualTo(pixels);
    }
  }

  @Test
  void colourBecomesGreyAndGreyColour() {
    BufferedImage colour = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    colour.setRGB(0, 0, 0x0A64C8);
    byte[] grey = {77};

    assertThat(ImageDecoder.decode(colour, new Shape(1, 1, 1)))
        .containsExactly((byte) Math.round(0.299 * 10 + 0.587 * 100 + 0.114 * 200));
    assertThat(ImageDecoder.decode(Pictures.picture(grey, new Shape(1, 1, 1)), new Shape(1, 1, 3)))
        .containsExactly(77, 77, 77);
  }

  @Test
  void transparencyLiesOnWhite() {
    byte[] pixels = {100, 50, 0, 0, 100, 50, 0, 51};
    BufferedImage picture = Pictures.picture(pixels, new Shape(1, 2, 4));

    assertThat(ImageDecoder.decode(picture, new Shape(1, 2, 3)))
        .containsExactly(255, 255, 255, 224, 214, 204);
    assertThat(ImageDecoder.decode(argb(picture), new Shape(1, 2, 3)))
        .containsExactly(255, 255, 255, 224, 214, 204);
  }

  @Test
  void theLongerSideIsCutAtBothEnds() {
    Shape wide = new Shape(4, 8, 3);
    byte[] pixels = Pictures.noise(wide.size(), 1);
    byte[] middle = ImageDecoder.decode(Pictures.picture(pixels, wide), new Shape(4, 4, 3));

    for (int h = 0; h < 4; h++) {
      assertThat(Arrays.copyOfRange(middle, h * 12, h * 12 + 12))
          .isEqualTo(Arrays.copyOfRange(pixels, h * 24 + 6, h * 24 + 18));
    }
  }

  /** A checkerboard of single pixels averages out, whatever the factor: no aliasing. */
  @ParameterizedTest
  @CsvSource({"64, 32", "99, 10", "200, 3", "1000, 7"})
  void makingSmallerAverages(int from, int to) {
    BufferedImage picture = new BufferedImage(from, from, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < from; y++) {
      for (int x = 0; x < from; x++) {
        picture.setRGB(x, y, (x + y) % 2 == 0 ? 0xFFFFFF : 0);
      }
    }
    for (byte value : ImageDecoder.decode(picture, new Shape(to, to, 3))) {
      assertThat(value & 0xFF).isBetween(122, 133);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "3, 1", "1, 1", "2, 200"})
  void aPlainPictureStaysPlainAtAnySize(int height, int width) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, 0xC8C8C8);
      }
    }
    assertThat(ImageDecoder.decode(picture, new Shape(9, 5, 3))).containsOnly((byte) 200);
  }

  /** The picture is grey: 10 20 over 30 40 over 50 60, then turned as EXIF says. */
  @ParameterizedTest
  @CsvSource({
    "1, 3, 2, 10 20 30 40 50 60",
    "2, 3, 2, 20 10 40 30 60 50",
    "3, 3, 2, 60 50 40 30 20 10",
    "4, 3, 2, 50 60 30 40 10 20",
    "5, 2, 3, 10 30 50 20 40 60",
    "6, 2, 3, 50 30 10 60 40 20",
    "7, 2, 3, 60 40 20 50 30 10",
    "8, 2, 3, 20 40 60 10 30 50",
  })
  void camerasOrientationIsUndone(int orientation, int height, int width, String expected)
      throws IOException {
    int scale = 16; // JPEG blurs: every number is a block of pixels
    BufferedImage picture = new BufferedImage(2 * scale, 3 * scale, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 3 * scale; y++) {
      for (int x = 0; x < 2 * scale; x++) {
        picture.getRaster().setSample(x, y, 0, 10 * (1 + x / scale + 2 * (y / scale)));
      }
    }
    Path file = folder.resolve("x.jpg");
    Pictures.write(file, picture);
    Files.write(file, Pictures.withOrientation(Files.readAllBytes(file), orientation));
    Shape shape = new Shape(height * scale, width * scale, 1);
    byte[] pixels = ImageDecoder.decode(file, shape);

    String[] numbers = expected.split(" ", -1);
    for (int i = 0; i < numbers.length; i++) {
      int y = i / width * scale + scale / 2;
      int x = i % width * scale + scale / 2;
      assertThat((double) pixels[y * width * scale + x])
          .isBetween(Integer.parseInt(numbers[i]) - 2.0, Integer.parseInt(numbers[i]) + 2.0);
    }
  }

  @Test
  void whatIsNoPictureIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("x.jpg"), "hello");
    assertRefused(file, file + ": expected a picture (JPEG or PNG), got a file of another kind");
    Path empty = Files.createFile(folder.resolve("y.png"));
    assertRefused(empty, empty + ": expected a picture file of 1 to 268435456 bytes, got 0 bytes");
    assertRefused(folder, folder + ": expected a picture file, got a folder");
    Path nowhere = folder.resolve("nowhere.png");
    assertRefused(nowhere, nowhere + ": expected a picture file, there is none");
  }

  @ParameterizedTest
  @CsvSource({"x.png", "x.jpg"})
  void aCutPictureIsRefused(String name) throws IOException {
    Path file = folder.resolve(name);
    Pictures.write(file, new Shape(40, 40, 3), 1);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 3));

    assertThatThrownBy(() -> ImageDecoder.decode(file, new Shape(32, 32, 3)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(file + ": the picture cannot be decoded (")
        .hasMessageEndingWith("): is the file damaged?");
  }

  @Test
  void aPictureTooLargeIsRefusedBeforeItIsDecoded() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(new byte[] {(byte) 137, 'P', 'N', 'G', 13, 10, 26, 10});
    chunk(png, "IHDR", ByteBuffer.allocate(13).putInt(20_000).putInt(5_001).put((byte) 8).array());
    chunk(png, "IDAT", new byte[10]);
    Path file = Files.write(folder.resolve("bomb.png"), png.toByteArray());

    assertRefused(
        file,
        file
            + ": expected a picture of at most 100000000 pixels, got 5001x20000: make it smaller"
            + " first");
  }

  @Test
  void shapesOfOtherChannelsAreRefused() {
    assertThatThrownBy(() -> ImageDecoder.decode(folder, new Shape(4, 4, 2)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("picture: expected a shape with 1 or 3 channels, got 4x4x2");
  }

  private static void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> ImageDecoder.decode(file, new Shape(32, 32, 3)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message);
  }

  private static BufferedImage argb(BufferedImage picture) {
    BufferedImage copy =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_ARGB);
    for (int x = 0; x < picture.getWidth(); x++) {
      copy.setRGB(x, 0, picture.getRGB(x, 0));
    }
    return copy;
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    byte[] body =
        ByteBuffer.allocate(4 + data.length)
            .put(type.getBytes(StandardCharsets.US_ASCII))
            .put(data)
            .array();
    CRC32 sum = new CRC32();
    sum.update(body);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(body);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
