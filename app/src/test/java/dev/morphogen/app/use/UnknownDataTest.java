package dev.morphogen.app.use;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.app.Typed;
import dev.morphogen.network.model.Model;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model made by Spark or by DJL, whose record names no data, does not pass for one that was trained on the sample. */
final class UnknownDataTest {

  @TempDir private Path folder;
  private Path unknown;

  @BeforeEach
  void forget() {
    Path trained = folder.resolve("trained");
    unknown = folder.resolve("unknown");
    Typed.run("train", Typed.TINY, "--out", trained).done();
    Model model = Model.load(trained);
    Map<String, Object> record = new HashMap<>(model.provenance());
    record.remove("data");
    new Model(model.spec(), model.preprocessing(), record, model.weights()).save(unknown);
  }

  @Test
  void testsAskForTheImages() {
    for (String command : List.of("evaluate", "robustness")) {
      Typed.run(command, "--model", unknown)
          .failed(
              2,
              unknown
                  + ": the model's record does not say what it was trained on: name the images to test it on with --data");
    }
    Typed named =
        Typed.run("evaluate", "--model", unknown, "--data", "sample", "--limit", 4).done();
    assertThat(named.err()).isEmpty();
  }

  @Test
  void aReportLeavesTheTestOut() {
    assertThat(Typed.run("report", "--model", unknown).done().err())
        .contains(
            "The test is left out, name its images with --data: the model's record does not say what it was trained on");
    assertThat(unknown.resolve("report.html"))
        .content()
        .contains("unknown data, images of ", "The test is left out");
  }

  @Test
  void aComparisonShowsNone() {
    Path page = folder.resolve("compared.html");
    Typed.run("compare", unknown, "--html", page).done();
    assertThat(page).content().contains("<td>unknown</td><td>–</td>");
  }
}
