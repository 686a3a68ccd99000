package dev.morphogen.spark.train;

import dev.morphogen.training.WorkerReport;
import dev.morphogen.training.checkpoint.Checkpoint;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * What a worker says after an epoch.
 *
 * @param checksum over every number of its state
 * @param state the state itself, if it is worker 0, else nothing
 * @param failure why it ended the epoch, or nothing
 * @param callWrong whether the failure is the call's
 */
record EpochResult(
    int rank,
    int images,
    double lossSum,
    long hits,
    double seconds,
    double exchangeSeconds,
    double learningRate,
    long checksum,
    String kernels,
    byte[] state,
    String failure,
    boolean callWrong)
    implements Serializable {

  static EpochResult of(int rank, WorkerReport report) {
    Checkpoint state = report.state();
    return new EpochResult(
        rank,
        report.images(),
        report.lossSum(),
        report.hits(),
        report.seconds(),
        report.exchangeSeconds(),
        report.learningRate(),
        checksum(state.arrays()),
        state.kernels(),
        rank == 0 ? state.toBytes() : new byte[0],
        "",
        false);
  }

  static EpochResult failed(int rank, String failure, boolean callWrong) {
    return new EpochResult(rank, 0, 0, 0, 0, 0, 0, 0, "", new byte[0], failure, callWrong);
  }

  static long checksum(Map<String, float[]> arrays) {
    CRC32C checksum = new CRC32C();
    for (float[] array : new TreeMap<>(arrays).values()) {
      ByteBuffer bytes =
          ByteBuffer.allocate(array.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(array);
      checksum.update(bytes);
    }
    return checksum.getValue();
  }
}
