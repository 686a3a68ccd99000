package dev.morphogen.training.data.image;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.file.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a picture file (JPEG, PNG, whatever ImageIO knows) and the name it has in errors.
 */
public final class EncodedPicture {

  private static final long MOST_BYTES = 1L << 28;
  private static final long MOST_PIXELS = 100_000_000;

  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  private final String name;
  private final byte[] file;
  private final Orientation orientation;

  private EncodedPicture(String name, byte[] file) {
    this.name = name;
    this.file = file;
    this.orientation = Orientation.of(file);
  }

  /**
   * Reads the file, decodes nothing yet.
   *
   * @throws InvalidInputException if it is missing, not a file, empty or over 256 MiB
   */
  public static EncodedPicture read(Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw new InvalidInputException(path + ": expected a picture file, got a folder");
      }
      requireSize(path.toString(), Files.size(path));
      return new EncodedPicture(path.toString(), Files.readAllBytes(path));
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(path + ": expected a picture file, there is none", e);
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: the file cannot be read (%s): check that you may read it"
              .formatted(path, Reason.of(e)),
          e);
    }
  }

  /**
   * Of a file's bytes, which must no longer change; decodes nothing yet.
   *
   * @throws InvalidInputException if there are none or over 256 MiB
   */
  public static EncodedPicture of(String name, byte[] file) {
    requireSize(name, file.length);
    return new EncodedPicture(name, file);
  }

  private static void requireSize(String name, long size) {
    if (size == 0 || size > MOST_BYTES) {
      throw new InvalidInputException(
          "%s: expected a picture file of 1 to %d bytes, got %d bytes"
              .formatted(name, MOST_BYTES, size));
    }
  }

  /** Whether these bytes begin as a JPEG or PNG file does. */
  public static boolean isJpegOrPng(byte[] bytes) {
    return Arrays.equals(Arrays.copyOf(bytes, JPEG.length), JPEG)
        || Arrays.equals(Arrays.copyOf(bytes, PNG.length), PNG);
  }

  /**
   * The upright sides, and whether the picture is grey.
   *
   * @throws InvalidInputException if the bytes are no picture, or one of over 100 megapixels
   */
  public PictureHeader header() {
    return withReader(this::header);
  }

  /**
   * The upright picture's {@code [h, w, c]} unsigned bytes, cut and scaled to the shape.
   *
   * @throws InvalidInputException if the bytes are no whole picture, or one of over 100 megapixels
   */
  public byte[] decode(Shape shape) {
    BufferedImage picture =
        withReader(reader -> {
          header(reader);
          return decodeWhole(reader);
        });
    Shape stored = orientation.stored(shape);
    byte[] pixels = Resampling.cover(PictureRows.of(picture, shape.channels()), stored);
    return orientation.upright(pixels, shape);
  }

  /** A picture that is already decoded, cut and scaled to the shape. */
  public static byte[] scale(BufferedImage picture, Shape shape) {
    return Resampling.cover(PictureRows.of(picture, shape.channels()), shape);
  }

  private interface Reading<T> {
    T with(ImageReader reader) throws IOException;
  }

  @SuppressWarnings("CatchingUnchecked") // damaged files make the decoders throw anything
  private <T> T withReader(Reading<T> reading) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new InvalidInputException(
            name + ": expected a picture (JPEG or PNG), got a file of another kind");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return reading.with(reader);
      } finally {
        reader.dispose();
      }
    } catch (InvalidInputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw unreadable(e.getMessage(), e);
    }
  }

  private InvalidInputException unreadable(@Nullable String reason, @Nullable Exception cause) {
    String sentence =
        "%s: the picture cannot be decoded (%s): is the file damaged?"
            .formatted(name, reason == null ? "no reason given" : reason);
    return cause == null
        ? new InvalidInputException(sentence)
        : new InvalidInputException(sentence, cause);
  }

  private PictureHeader header(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > MOST_PIXELS) {
      throw new InvalidInputException(
          "%s: expected a picture of at most %d pixels, got %dx%d: make it smaller first"
              .formatted(name, MOST_PIXELS, height, width));
    }
    ImageTypeSpecifier type = reader.getRawImageType(0);
    boolean grey = type != null && PictureRows.isGrey(type.getColorModel());
    return orientation.lies()
        ? new PictureHeader(width, height, grey)
        : new PictureHeader(height, width, grey);
  }

  /** The JPEG decoder fills what is missing with grey and only warns: here that is an error. */
  private BufferedImage decodeWhole(ImageReader reader) throws IOException {
    String[] cut = new String[1];
    reader.addIIOReadWarningListener((source, warning) -> {
      if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
        cut[0] = warning;
      }
    });
    BufferedImage picture = reader.read(0);
    if (cut[0] != null) {
      throw unreadable(cut[0], null);
    }
    return picture;
  }
}
