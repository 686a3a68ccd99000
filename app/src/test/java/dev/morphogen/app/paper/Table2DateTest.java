package dev.morphogen.app.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.app.Morphogen;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.network.model.Model;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class Table2DateTest {

  private static final String NAME = "sample-explicit-A-limit12-seed1";

  @TempDir Path folder;

  @Test
  void aTableIsPutTogetherAfterItsTrainings() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Screen screen = Screen.plain(nowhere, new SecondLater());
    int status =
        Morphogen.run(
            screen,
            "paper",
            "table2",
            "--steps=explicit",
            "--limit=12",
            "--epochs=1",
            "--out=" + folder);
    assertThat(status).isZero();
    JsonNode table = JsonMapper.shared().readTree(folder.resolve("table2.json").toFile());
    Model run = Model.load(folder.resolve("table2").resolve(NAME));
    assertThat(Instant.parse(table.at("/record/date").stringValue()))
        .isAfterOrEqualTo(Instant.parse(run.provenance().get("date").toString()));
  }

  /** Lets a training begin in another second, as dates have no less, than the command. */
  private static final class SecondLater extends PrintStream {

    SecondLater() {
      super(OutputStream.nullOutputStream());
    }

    @Override
    public void println(String line) {
      if (line.equals("1/1 " + NAME)) {
        Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        while (Instant.now().truncatedTo(ChronoUnit.SECONDS).equals(begun)) {
          LockSupport.parkNanos(1_000_000);
        }
      }
    }
  }
}
