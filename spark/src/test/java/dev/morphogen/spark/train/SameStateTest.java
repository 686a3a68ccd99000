package dev.morphogen.spark.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.WorkFailedException;
import dev.morphogen.training.WorkerReport;
import dev.morphogen.training.checkpoint.Checkpoint;
import dev.morphogen.training.checkpoint.RunIdentity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** Workers whose states differ in a single number are found out. */
final class SameStateTest {

  private final SequencedMap<String, float[]> arrays = new LinkedHashMap<>();

  SameStateTest() {
    arrays.put("trained", new float[] {1, -2, 3});
    arrays.put("tracked", new float[] {0.5f});
    arrays.put("optimizer.velocity", new float[] {0, 4, 0});
  }

  private static EpochResult result(int rank, Map<String, float[]> arrays) {
    RunIdentity identity = new RunIdentity(Map.of(), 2, false);
    Checkpoint state = new Checkpoint(identity, "vector", 0, 3, List.of(), arrays);
    return EpochResult.of(rank, new WorkerReport(10, 1, 5, 1, 0, 0.1, state));
  }

  @Test
  void theChecksumSeesEveryNumber() {
    long before = result(1, arrays).checksum();
    arrays.forEach((name, array) -> {
      for (int i = 0; i < array.length; i++) {
        float number = array[i];
        array[i] = Math.nextUp(number);
        assertThat(result(1, arrays).checksum()).as("%s[%d]", name, i).isNotEqualTo(before);
        array[i] = number;
      }
    });
    assertThat(result(1, arrays).checksum()).isEqualTo(before);
    assertThat(result(1, arrays.reversed()).checksum()).isEqualTo(before);
  }

  @Test
  void otherWeightsEndTheTraining() {
    EpochResult first = result(0, arrays);
    EpochResult second = result(1, arrays);
    assertThatCode(() -> ClusterEpochs.requireSameState(List.of(first, second), 4))
        .doesNotThrowAnyException();
    arrays.get("tracked")[0] = 0.25f;
    EpochResult third = result(2, arrays);
    assertThatThrownBy(() -> ClusterEpochs.requireSameState(List.of(first, second, third), 4))
        .isInstanceOf(WorkFailedException.class)
        .hasMessage(
            "training: after epoch 4 workers 0 and 2 have different weights (checksums %08x and %08x): please report it",
            first.checksum(), third.checksum());
  }
}
