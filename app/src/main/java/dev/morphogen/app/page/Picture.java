package dev.morphogen.app.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture within the page, as PNG.
 *
 * @param width at which it is shown at most, in CSS pixels; narrower where there is less room
 * @param height likewise
 * @param caption stands below; what is read aloud too
 */
public record Picture(String base64, int width, int height, String caption) {

  /** Shown pixel by pixel. */
  public static Picture of(BufferedImage image, String caption) {
    return of(image, 1, caption);
  }

  /** Each of its pixels is shown as a square of {@code zoom} pixels. */
  public static Picture of(BufferedImage image, int zoom, String caption) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // Not ImageIO.write(image, "png", bytes): that would make a file for its cache.
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("a picture in memory cannot be written", e);
    }
    String base64 = Base64.getEncoder().encodeToString(bytes.toByteArray());
    return new Picture(base64, zoom * image.getWidth(), zoom * image.getHeight(), caption);
  }

  String html() {
    return """
    <figure><img src="data:image/png;base64,%s" width="%d" height="%d" alt="%s"><figcaption>%s</figcaption></figure>
    """
        .formatted(base64, width, height, Html.escape(caption), Html.escape(caption));
  }
}
