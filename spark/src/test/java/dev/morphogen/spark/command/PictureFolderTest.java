package dev.morphogen.spark.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder is the one that is named, whatever its name holds. */
final class PictureFolderTest {

  @TempDir private Path temp;

  private static List<String> classes(Dataset<Row> frame) {
    return frame.select("class").as(Encoders.STRING()).collectAsList();
  }

  private static void write(Path picture) throws IOException {
    Files.createDirectories(picture.getParent());
    ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY), "png", picture.toFile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pets[1]", "{a,b} *?", "\\w", "\uD83D\uDC08 pets", "100 % pets"})
  void anyNameWillDo(String name) throws IOException {
    for (String part : List.of("train", "test")) {
      for (String kind : List.of("cat", "dog \uD83D\uDC15")) {
        write(temp.resolve(name, part, kind, "1.png"));
        write(temp.resolve("pets1", part, kind + " of another folder", "1.png"));
      }
    }
    try (SparkSession session =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 1)
            .getOrCreate()) {
      Frames frames = new PictureFolder(session, temp.resolve(name).toString()).frames(1);
      assertThat(classes(frames.train())).containsExactly("cat", "dog \uD83D\uDC15");
      assertThat(classes(frames.test())).containsExactlyInAnyOrder("cat", "dog \uD83D\uDC15");
    }
  }
}
