package dev.morphogen.app;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures that are made for a test. */
public final class Pictures {

  private Pictures() {}

  /** Red cats and blue dogs in a class folder each, so many of both, undivided. */
  public static void ofPets(Path folder, int each) throws IOException {
    for (int i = 0; i < each; i++) {
      paint(folder.resolve("cat/%d.png".formatted(i)), 20 + i, 24, new Color(200, 10 * i, 0));
      paint(folder.resolve("dog/%d.png".formatted(i)), 24, 20 + i, new Color(0, 10 * i, 200));
    }
  }

  /** A striped one. */
  public static Path paint(Path file, int width, int height, Color color) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, (x + y) % 7 == 0 ? 0 : color.getRGB());
      }
    }
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
