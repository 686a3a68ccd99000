package dev.morphogen.training.data;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.training.data.image.EncodedPicture;
import java.awt.image.BufferedImage;
import java.nio.file.Path;

/**
 * One picture as a network's input bytes, made exactly as the {@code folder:} data sets are.
 *
 * <p>The camera's orientation is undone, transparency laid on white, colours brought to sRGB (or to
 * grey: 0.299 red + 0.587 green + 0.114 blue), the shorter side scaled to fit and the longer one
 * cut at both ends.
 */
public final class ImageDecoder {

  private ImageDecoder() {}

  /**
   * The picture in a file as {@code [h, w, c]} unsigned bytes of this shape.
   *
   * @throws InvalidInputException if the file is no picture that can be decoded whole, has over 100
   *     megapixels, or the shape has neither 1 nor 3 channels
   */
  public static byte[] decode(Path file, Shape shape) {
    check(shape);
    return EncodedPicture.read(file).decode(shape);
  }

  /**
   * The picture in a file's bytes as {@code [h, w, c]} unsigned bytes of this shape; {@code name} is what errors call it.
   *
   * @throws InvalidInputException as for a file
   */
  public static byte[] decode(String name, byte[] file, Shape shape) {
    check(shape);
    return EncodedPicture.of(name, file).decode(shape);
  }

  /**
   * A picture in memory as {@code [h, w, c]} unsigned bytes of this shape.
   *
   * @throws InvalidInputException if the shape has neither 1 nor 3 channels
   */
  public static byte[] decode(BufferedImage picture, Shape shape) {
    check(shape);
    return EncodedPicture.scale(picture, shape);
  }

  private static void check(Shape shape) {
    if (shape.channels() != 1 && shape.channels() != 3) {
      throw new InvalidInputException(
          "picture: expected a shape with 1 or 3 channels, got " + shape);
    }
  }
}
