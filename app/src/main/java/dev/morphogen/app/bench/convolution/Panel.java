package dev.morphogen.app.bench.convolution;

import java.util.List;
import java.util.function.ToIntFunction;

/** A panel of Figure 1: one quantity varies, the others are the paper's defaults. */
public record Panel(Varied varied, List<PointResult> results) {

  /** What a panel varies. */
  public enum Varied {
    /** Side of the image. */
    SIDE("image side", ConvolutionPoint::side) {
      @Override
      ConvolutionPoint point(int value) {
        return new ConvolutionPoint(
            value, ConvolutionPoint.PAPER.stencil(), ConvolutionPoint.PAPER.channels());
      }
    },
    /** Side of the stencil. */
    STENCIL("stencil side", ConvolutionPoint::stencil) {
      @Override
      ConvolutionPoint point(int value) {
        return new ConvolutionPoint(
            ConvolutionPoint.PAPER.side(), value, ConvolutionPoint.PAPER.channels());
      }
    },
    /** Channels of the image. */
    CHANNELS("channels", ConvolutionPoint::channels) {
      @Override
      ConvolutionPoint point(int value) {
        return new ConvolutionPoint(
            ConvolutionPoint.PAPER.side(), ConvolutionPoint.PAPER.stencil(), value);
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

    abstract ConvolutionPoint point(int value);
  }
}
