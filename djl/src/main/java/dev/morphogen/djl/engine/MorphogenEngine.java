package dev.morphogen.djl.engine;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.util.passthrough.PassthroughNDManager;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Version;
import org.jspecify.annotations.Nullable;

/**
 * DJL's engine {@code Morphogen}: loads a model's folder and predicts, on the heap, on the CPU. It does no arithmetic on
 * NDArrays and trains nothing: for that there are {@code dev.morphogen.training} and, on other engines, the blocks.
 */
public final class MorphogenEngine extends Engine {

  /** What {@code Criteria.optEngine} takes. */
  public static final String NAME = "Morphogen";

  /** Behind every engine that can do arithmetic: those have 1 to 3, the other predicting ones 10. */
  static final int RANK = 10;

  MorphogenEngine() {}

  @Override
  public @Nullable Engine getAlternativeEngine() {
    return null;
  }

  @Override
  public String getEngineName() {
    return NAME;
  }

  @Override
  public int getRank() {
    return RANK;
  }

  @Override
  public String getVersion() {
    return Version.of(MorphogenEngine.class);
  }

  @Override
  public boolean hasCapability(String capability) {
    return false;
  }

  @Override
  public Model newModel(String name, @Nullable Device device) {
    return new MorphogenModel(name, newBaseManager(device));
  }

  @Override
  public NDManager newBaseManager() {
    return newBaseManager(Device.cpu());
  }

  /**
   * Holds numbers and passes them on.
   *
   * @throws InvalidInputException if the device is no CPU
   */
  @Override
  public NDManager newBaseManager(@Nullable Device device) {
    if (device != null && !device.getDeviceType().equals(Device.Type.CPU)) {
      throw new InvalidInputException(
          "engine Morphogen: expected the device cpu, got %s; on a GPU use the blocks with another engine"
              .formatted(device));
    }
    return new PassthroughNDManager(this, Device.cpu());
  }
}
