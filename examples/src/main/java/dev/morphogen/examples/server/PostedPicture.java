package dev.morphogen.examples.server;

import dev.morphogen.network.InvalidInputException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A stranger's bytes as a picture, with a look at its size first: a small file can unpack to gigabytes. */
final class PostedPicture {

  private static final long MOST_PIXELS = 40_000_000;

  private PostedPicture() {}

  /**
   * Decodes what ImageIO knows: JPEG, PNG, GIF, BMP, TIFF.
   *
   * @throws InvalidInputException if it is no picture, a damaged one, or one over 40 megapixels
   */
  static BufferedImage decode(byte[] bytes) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new InvalidInputException("picture: expected JPEG or PNG, got something else");
      }
      return decode(readers.next(), in);
    } catch (IOException e) {
      throw new InvalidInputException("picture: expected a whole one, got a damaged one", e);
    }
  }

  private static BufferedImage decode(ImageReader reader, ImageInputStream in) throws IOException {
    try {
      reader.setInput(in);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MOST_PIXELS) {
        throw new InvalidInputException(
            "picture: expected at most %d pixels, got %d".formatted(MOST_PIXELS, pixels));
      }
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }
}
