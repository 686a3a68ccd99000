package dev.morphogen.training.data;

import dev.morphogen.network.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small pictures that tests write themselves, with seeded Gaussian pixels. */
public final class Pictures {

  private Pictures() {}

  /** Gaussian bytes around 128, so that no sign or channel error cancels. */
  public static byte[] noise(int size, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[size];
    for (int i = 0; i < size; i++) {
      pixels[i] = (byte) Math.clamp(Math.round(128 + 60 * random.nextGaussian()), 0, 255);
    }
    return pixels;
  }

  /** A grey or colour picture of these bytes {@code [h, w, c]}. */
  public static BufferedImage picture(byte[] pixels, Shape shape) {
    int type =
        switch (shape.channels()) {
          case 1 -> BufferedImage.TYPE_BYTE_GRAY;
          case 3 -> BufferedImage.TYPE_3BYTE_BGR;
          default -> BufferedImage.TYPE_4BYTE_ABGR;
        };
    BufferedImage picture = new BufferedImage(shape.width(), shape.height(), type);
    int[] samples = new int[pixels.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = pixels[i] & 0xFF;
    }
    picture.getRaster().setPixels(0, 0, shape.width(), shape.height(), samples);
    return picture;
  }

  /** Writes a picture of seeded noise; the suffix says in which format. Returns its pixels. */
  public static byte[] write(Path file, Shape shape, long seed) {
    byte[] pixels = noise(shape.size(), seed);
    write(file, picture(pixels, shape));
    return pixels;
  }

  /** Writes a picture in the format of the file's suffix, and its folders. */
  public static void write(Path file, BufferedImage picture) {
    String name = file.toString();
    try {
      Files.createDirectories(file.getParent());
      if (!ImageIO.write(picture, name.substring(name.lastIndexOf('.') + 1), file.toFile())) {
        throw new IllegalArgumentException(name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JPEG file's bytes with an EXIF block that says how its camera was held. */
  public static byte[] withOrientation(byte[] jpeg, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(4 + 6 + 8 + 2 + 12 + 4);
    exif.putShort((short) 0xFFE1).putShort((short) 34);
    exif.put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII));
    exif.putShort((short) 42).putInt(8).putShort((short) 1);
    exif.putShort((short) 0x112).putShort((short) 3).putInt(1).putShort((short) orientation);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(jpeg, 0, 2);
    file.writeBytes(exif.array());
    file.write(jpeg, 2, jpeg.length - 2);
    return file.toByteArray();
  }

  /** A copy of one image. */
  public static byte[] image(ImageDataset data, ImageSplit split, int index) {
    byte[] image = new byte[data.imageShape().size()];
    split.read(index, image, 0);
    return image;
  }
}
