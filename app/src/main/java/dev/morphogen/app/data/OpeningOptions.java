package dev.morphogen.app.data;

import dev.morphogen.app.option.DataOptions;
import dev.morphogen.app.option.SizeText;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.training.data.DatasetOptions.Size;
import dev.morphogen.training.data.ImageDataset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a data set that is named as an argument is opened. */
final class OpeningOptions {

  @Option(
      names = "--image-size",
      paramLabel = "HxW",
      converter = SizeText.class,
      description =
          "Bring the images to this height and width, such as 64x64 (default: their own, or 32x32 where"
              + " pictures differ).")
  private @Nullable Size size;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Divides a folder into training and test images (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  ImageDataset open(String specification, Screen screen) {
    return DataOptions.open(specification, size, null, seed, screen);
  }
}
