package dev.morphogen.training;

import dev.morphogen.network.plan.Network;

/** How many images to send through a network at once where a caller hands over many: what {@code PlanSettings} asks for. */
public final class InferenceBatch {

  /** 32 MB of them: 128 images of up to 147x147x3. */
  private static final int MOST_NUMBERS = 1 << 23;

  private InferenceBatch() {}

  /** At most {@code most}, and no more than 32 MB hold; but at least what the network takes together. */
  public static int of(Network network, int most) {
    return of(network, most, MOST_NUMBERS);
  }

  /** Whole groups: who an image is together with can change its last bits, so that it must not depend on the batch. */
  static int of(Network network, int most, int numbers) {
    int together = network.together();
    int images = Math.min(most, numbers / network.inputShape().size());
    return Math.max(1, images / together) * together;
  }
}
