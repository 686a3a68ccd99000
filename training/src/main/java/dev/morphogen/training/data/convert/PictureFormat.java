package dev.morphogen.training.data.convert;

import dev.morphogen.network.InvalidInputException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The format of the picture files that a data set is written to. */
public final class PictureFormat {

  private static final int EXACT = 0;
  private static final PictureFormat PNG = new PictureFormat("png", EXACT);

  private final String ending;
  private final int quality;

  private PictureFormat(String ending, int quality) {
    this.ending = ending;
    this.quality = quality;
  }

  /** Keeps every pixel. */
  public static PictureFormat png() {
    return PNG;
  }

  /**
   * Smaller files that lose something, colours more than brightness, as they keep a quarter of their pixels (4:2:0).
   *
   * @param quality as cameras and libjpeg count it
   * @throws InvalidInputException if it is not 1 to 100
   */
  public static PictureFormat jpeg(int quality) {
    if (quality < 1 || quality > 100) {
      throw new InvalidInputException("jpeg: expected a quality of 1 to 100, got " + quality);
    }
    return new PictureFormat("jpg", quality);
  }

  /** Of a file's name, without the dot. */
  String ending() {
    return ending;
  }

  /** Whether what is written has the same pixels when it is read. */
  boolean isExact() {
    return quality == EXACT;
  }

  void write(BufferedImage picture, OutputStream out) throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersBySuffix(ending);
    if (!writers.hasNext()) {
      throw new IOException("this Java writes no " + ending);
    }
    ImageWriter writer = writers.next();
    try (MemoryCacheImageOutputStream image = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(image);
      writer.write(null, new IIOImage(picture, null, null), settings(writer));
    } finally {
      writer.dispose();
    }
  }

  private ImageWriteParam settings(ImageWriter writer) {
    ImageWriteParam settings = writer.getDefaultWriteParam();
    if (!isExact()) {
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality / 100f);
    }
    return settings;
  }
}
