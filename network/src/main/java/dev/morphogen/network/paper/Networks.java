package dev.morphogen.network.paper;

import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.NetworkSpec;
import java.util.List;

/** The paper's networks, a line each. */
public final class Networks {

  private Networks() {}

  /** The network of one kind of step, by the step's name. */
  public static NetworkSpec of(String step, Width width, Shape input, List<String> classes) {
    return new NetworkSpec(Architecture.of(step, width.channels()), input, classes);
  }

  /** ResNet: y + K₂ relu(N(K₁ y)), dense convolutions. */
  public static NetworkSpec resNet(Width width, Shape input, List<String> classes) {
    return of("resnet", width, input, classes);
  }

  /** MobileNet, eq. (13). */
  public static NetworkSpec mobileNet(Width width, Shape input, List<String> classes) {
    return of("mobilenet", width, input, classes);
  }

  /** LinearMix, eq. (7). */
  public static NetworkSpec linearMix(Width width, Shape input, List<String> classes) {
    return of("linearmix", width, input, classes);
  }

  /** Explicit reaction-diffusion, eq. (9). */
  public static NetworkSpec explicit(Width width, Shape input, List<String> classes) {
    return of("explicit", width, input, classes);
  }

  /** Implicit reaction-diffusion, eq. (11). */
  public static NetworkSpec implicit(Width width, Shape input, List<String> classes) {
    return of("implicit", width, input, classes);
  }

  /** Reaction-diffusion with the circulant convolution of eq. (12), explicit. */
  public static NetworkSpec circulant(Width width, Shape input, List<String> classes) {
    return of("circulant", width, input, classes);
  }

  /** The circulant convolution in the implicit step, which the paper has not. */
  public static NetworkSpec implicitCirculant(Width width, Shape input, List<String> classes) {
    return of("implicit-circulant", width, input, classes);
  }
}
