package dev.morphogen.app.bench.convolution;

import dev.morphogen.app.bench.convolution.PointResult.Measured;
import java.util.List;
import java.util.function.ToIntFunction;

/** A panel of Figure 1: one quantity varies, the others stay. */
public record Panel(Varied varied, List<PointResult> results) {

  /** Those that were not left out. */
  public List<Measured> measured() {
    return results.stream().filter(Measured.class::isInstance).map(Measured.class::cast).toList();
  }

  /** Where a result lies on the axis. */
  public int value(PointResult result) {
    return varied.value(result.point());
  }

  /** What a panel varies. */
  public enum Varied {
    /** Side of the image. */
    SIDE("image side", ConvolutionPoint::side) {
      @Override
      ConvolutionPoint point(int value, ConvolutionPoint base) {
        return new ConvolutionPoint(value, base.stencil(), base.channels());
      }
    },
    /** Side of the stencil. */
    STENCIL("stencil side", ConvolutionPoint::stencil) {
      @Override
      ConvolutionPoint point(int value, ConvolutionPoint base) {
        return new ConvolutionPoint(base.side(), value, base.channels());
      }
    },
    /** Channels of the image. */
    CHANNELS("channels", ConvolutionPoint::channels) {
      @Override
      ConvolutionPoint point(int value, ConvolutionPoint base) {
        return new ConvolutionPoint(base.side(), base.stencil(), value);
      }
    };

    private final String label;
    private final ToIntFunction<ConvolutionPoint> value;

    Varied(String label, ToIntFunction<ConvolutionPoint> value) {
      this.label = label;
      this.value = value;
    }

    /** For people. */
    public String label() {
      return label;
    }

    /** Where a point lies on the panel's axis. */
    public int value(ConvolutionPoint point) {
      return value.applyAsInt(point);
    }

    abstract ConvolutionPoint point(int value, ConvolutionPoint base);
  }
}
