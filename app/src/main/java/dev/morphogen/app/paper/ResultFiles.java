package dev.morphogen.app.paper;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.file.NewFiles;
import dev.morphogen.network.file.Reason;
import dev.morphogen.network.json.JsonPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder that results are written to: {@code table1.md}, {@code table1.json}, {@code table1.html}. */
final class ResultFiles {

  private final Path folder;

  private ResultFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder if need be.
   *
   * @throws InvalidInputException if it cannot be made
   */
  static ResultFiles in(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InvalidInputException(
          "--out: expected a folder to write to, %s cannot be made (%s)"
              .formatted(folder, Reason.of(e)),
          e);
    }
    return new ResultFiles(folder);
  }

  /**
   * Writes the three, beside and then renamed.
   *
   * @throws WorkFailedException if one cannot be written, and all three are as they were, or one cannot be renamed
   */
  void write(PaperResult result) {
    String json = new String(JsonPlace.write(result.json()), StandardCharsets.UTF_8);
    new NewFiles(folder)
        .add(result.name() + ".md", text(String.join("\n", result.markdown()) + "\n"))
        .add(result.name() + ".json", text(json + "\n"))
        .add(result.name() + ".html", text(result.html()))
        .write();
  }

  private static NewFiles.Content text(String content) {
    return out -> out.write(content.getBytes(StandardCharsets.UTF_8));
  }

  /** Where they are. */
  List<String> names(PaperResult result) {
    return List.of(".md", ".json", ".html").stream()
        .map(ending -> folder.resolve(result.name() + ending).toString())
        .toList();
  }
}
