package dev.morphogen.training.checkpoint;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.training.report.EpochReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A training between two epochs: with it, and the settings it names, the next epoch comes out to
 * the same bits as if there had been no interruption.
 *
 * @param kernels the kernels that computed it; others give other last bits
 * @param epoch how many epochs are done
 * @param steps how many steps are done
 * @param history a report of each epoch done
 * @param arrays weights, optimizer state and weight average, by name
 */
public record Checkpoint(
    RunIdentity identity,
    String kernels,
    int epoch,
    long steps,
    List<EpochReport> history,
    Map<String, float[]> arrays) {

  /** Keeps its own copy of the history; the arrays stay the caller's. */
  public Checkpoint {
    history = List.copyOf(history);
  }

  /** The bytes of its file, to be sent. */
  public byte[] toBytes() {
    return CheckpointFile.encode(this).array();
  }

  /** What {@link #toBytes} made these of; empty if they are torn or of another version. */
  public static Optional<Checkpoint> ofBytes(byte[] bytes) {
    return CheckpointFile.decode(bytes);
  }

  /**
   * Before a training goes on from here.
   *
   * @param where what a complaint calls the place the checkpoint came from
   * @throws InvalidInputException if it is of another training, or of more epochs than are wanted
   */
  public void requireOf(RunIdentity training, int epochs, Object where) {
    List<String> differences = training.differences(identity);
    if (!differences.isEmpty()) {
      throw new InvalidInputException(
          "%s: expected a checkpoint of this training, got one of another, as %s: resume it as it began, or begin anew in another folder"
              .formatted(where, String.join("; ", differences)));
    }
    if (epoch > epochs) {
      throw new InvalidInputException(
          "%s: expected a checkpoint of at most %d epochs, got one of %d: ask for more epochs"
              .formatted(where, epochs, epoch));
    }
  }
}
