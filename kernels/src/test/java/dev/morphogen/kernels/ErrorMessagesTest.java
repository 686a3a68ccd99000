package dev.morphogen.kernels;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.kernels.dense.DenseConv;
import dev.morphogen.kernels.dense.DenseShape;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.depthwise.DepthwiseConv;
import dev.morphogen.kernels.depthwise.DepthwiseShape;
import dev.morphogen.kernels.elementwise.AveragePooling;
import dev.morphogen.kernels.elementwise.SoftmaxCrossEntropy;
import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.kernels.fourier.FourierConv;
import dev.morphogen.kernels.fourier.FourierDiffusion;
import dev.morphogen.kernels.fourier.FourierShape;
import dev.morphogen.kernels.fourier.FourierTransform;
import dev.morphogen.kernels.fourier.TimeIntegration;
import dev.morphogen.kernels.pointwise.PointwiseConv;
import dev.morphogen.kernels.pointwise.PointwiseShape;
import dev.morphogen.kernels.testing.EveryKernelSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is caught at the edge, word for word. */
class ErrorMessagesTest extends EveryKernelSet {

  private static void fails(String message, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void slicesThatLieOutsideTheirArray() {
    DepthwiseConv depthwise = kernels.depthwise(new DepthwiseShape(2, 3, 5, 3, Boundary.ZERO));
    float[] image = new float[30];
    float[] packed = new float[45];
    float[] scratch = new float[depthwise.scratchSize()];
    fails(
        "x: expected 30 numbers from offset 1, got an array of 30",
        () -> depthwise.apply(image, 1, packed, new float[30], 0, scratch));
    fails(
        "y: expected 30 numbers from offset 0, got an array of 29",
        () -> depthwise.apply(image, 0, packed, new float[29], 0, scratch));
    fails(
        "u: expected 30 numbers from offset -1, got an array of 30",
        () -> depthwise.transpose(image, -1, packed, new float[30], 0, scratch));
    fails(
        "packed stencil: expected 45 numbers from offset 0, got an array of 44",
        () -> depthwise.apply(image, 0, new float[44], new float[30], 0, scratch));
    PointwiseConv pointwise = kernels.pointwise(new PointwiseShape(4, 3, 2));
    fails(
        "weights: expected 6 numbers from offset 2, got an array of 7",
        () -> pointwise.pack(new float[7], 2, new float[100]));
    fails(
        "sums: expected 6 numbers from offset 0, got an array of 5",
        () -> kernels.normalization(4, 3).sums(new float[12], 0, new double[5]));
  }

  @Test
  void imagesAndSpectraThatLieOutsideTheirArray() {
    FourierTransform fourier = kernels.fourier(new FourierShape(2, 3, 5, Axes.PIXELS));
    float[] pair = new float[60];
    float[] spectrum = new float[fourier.spectrumSize()];
    float[] shorter = new float[spectrum.length - 1];
    float[] scratch = new float[fourier.scratchSize()];
    fails(
        "x: expected 30 numbers from offset 31, got an array of 60",
        () -> fourier.filter(pair, 0, 31, spectrum, pair, 0, 30, scratch));
    fails(
        "y: expected 30 numbers from offset -1, got an array of 60",
        () -> fourier.filter(pair, 0, 30, spectrum, pair, -1, 30, scratch));
    String tooShort =
        ": expected %d numbers from offset 0, got an array of %d"
            .formatted(spectrum.length, shorter.length);
    fails("multiplier" + tooShort, () -> fourier.filter(pair, 0, 0, shorter, pair, 0, 0, scratch));
    fails("im" + tooShort, () -> fourier.forward(pair, 0, spectrum, shorter, scratch));
    fails("re" + tooShort, () -> fourier.inverse(shorter, spectrum, pair, 0, scratch));
    fails(
        "sumsIm" + tooShort,
        () -> fourier.gatherProducts(pair, 0, 0, pair, 0, 0, spectrum, shorter, scratch));
    FourierConv conv = new FourierConv(fourier, 3);
    fails(
        "stencil: expected 45 numbers from offset 1, got an array of 45",
        () -> conv.prepare(new float[45], 1, spectrum, spectrum, pair, scratch));
    fails(
        "image: expected 30 numbers from offset 0, got an array of 29",
        () -> conv.prepare(new float[45], 0, spectrum, spectrum, new float[29], scratch));
  }

  /** They would compute what their neighbours have overwritten, each kernel set something else. */
  @Test
  void outputsThatAreInputsToo() {
    float[] packed = new float[1 << 12];
    float[] scratch = new float[1 << 16];
    float[] both = new float[60];
    String where =
        "%s: expected numbers apart from %s, whose %d begin at %d, got %d from %d on of the same array";
    DepthwiseConv depthwise = kernels.depthwise(new DepthwiseShape(2, 3, 5, 3, Boundary.ZERO));
    fails(
        where.formatted("y", "x", 30, 0, 30, 0),
        () -> depthwise.apply(both, 0, packed, both, 0, scratch));
    fails(
        where.formatted("y", "x", 30, 29, 30, 0),
        () -> depthwise.applyAdding(both, 29, packed, both, 0, scratch));
    fails(
        where.formatted("x", "u", 30, 0, 30, 29),
        () -> depthwise.transpose(both, 0, packed, both, 29, scratch));
    depthwise.apply(both, 0, packed, both, 30, scratch);
    depthwise.transposeOnto(both, 0, both, 30, packed, both, 0, scratch, Rows.all(2));
    float[] another = new float[30];
    fails(
        where.formatted("x", "base", 30, 1, 30, 0),
        () -> depthwise.transposeOnto(both, 1, another, 0, packed, both, 0, scratch, Rows.all(2)));
    AveragePooling pooling = kernels.pooling(2, 3, 5, 2, 1);
    fails(where.formatted("y", "x", 30, 0, 15, 29), () -> pooling.apply(both, 0, both, 29));
    fails(where.formatted("x", "u", 15, 0, 30, 14), () -> pooling.transpose(both, 0, both, 14));
    pooling.apply(both, 0, both, 30);
    PointwiseConv pointwise = kernels.pointwise(new PointwiseShape(10, 3, 2));
    fails(
        where.formatted("y", "x", 30, 0, 20, 29), () -> pointwise.apply(both, 0, packed, both, 29));
    fails(
        where.formatted("x", "u", 20, 0, 30, 19),
        () -> pointwise.transposeAdding(both, 0, packed, both, 19));
    pointwise.apply(both, 0, packed, both, 30);
    pointwise.transpose(both, 0, packed, both, 20);
    DenseConv dense = kernels.dense(new DenseShape(2, 5, 3, 2, 1));
    fails(
        where.formatted("y", "x", 30, 0, 20, 29),
        () -> dense.apply(both, 0, packed, both, 29, scratch));
    fails(
        where.formatted("x", "u", 20, 0, 30, 19),
        () -> dense.transpose(both, 0, packed, both, 19, scratch));
    dense.apply(both, 0, packed, both, 30, scratch);
    dense.transpose(both, 0, packed, both, 20, scratch);
  }

  @Test
  void outputsOfOtherSizesThanTheirInputs() {
    float[] packed = new float[1 << 12];
    float[] scratch = new float[1 << 16];
    PointwiseConv pointwise = kernels.pointwise(new PointwiseShape(10, 3, 2));
    DenseConv dense = kernels.dense(new DenseShape(2, 5, 3, 2, 1));
    String u = "u: expected 20 numbers from offset 0, got an array of 19";
    fails(u, () -> pointwise.transpose(new float[19], 0, packed, new float[30], 0));
    fails(u, () -> dense.transpose(new float[19], 0, packed, new float[30], 0, scratch));
    String x = "x: expected 30 numbers from offset 0, got an array of 29";
    fails(x, () -> pointwise.transpose(new float[20], 0, packed, new float[29], 0));
    fails(x, () -> dense.apply(new float[29], 0, packed, new float[20], 0, scratch));
    String y = "y: expected 20 numbers from offset 0, got an array of 19";
    fails(y, () -> pointwise.apply(new float[30], 0, packed, new float[19], 0));
    fails(y, () -> dense.apply(new float[30], 0, packed, new float[19], 0, scratch));
  }

  @Test
  void imagesWithAndWithoutACompanion() {
    FourierTransform fourier = kernels.fourier(new FourierShape(2, 3, 5, Axes.PIXELS));
    float[] pair = new float[60];
    float[] spectrum = new float[fourier.spectrumSize()];
    float[] sums = new float[fourier.spectrumSize()];
    float[] scratch = new float[fourier.scratchSize()];
    String two = ": expected one image, as for %s, got two";
    String one = ": expected two images, as for %s, got one";
    fails(
        "y" + two.formatted("x"), () -> fourier.filter(pair, 0, 0, spectrum, pair, 0, 30, scratch));
    fails(
        "y" + one.formatted("x"),
        () -> fourier.convolve(pair, 0, 30, spectrum, spectrum, pair, 0, 0, scratch));
    fails(
        "y" + two.formatted("x"),
        () -> fourier.correlate(pair, 0, 0, spectrum, spectrum, pair, 0, 30, scratch));
    fails(
        "x" + one.formatted("u"),
        () -> fourier.gatherProducts(pair, 0, 30, pair, 0, 0, sums, sums, scratch));
    fails(
        "d" + one.formatted("g"),
        () ->
            fourier.filterGathering(pair, 0, 30, spectrum, pair, 0, 0, pair, 0, 30, sums, scratch));
    fails(
        "x" + two.formatted("g"),
        () ->
            fourier.filterGathering(pair, 0, 0, spectrum, pair, 0, 0, pair, 0, 30, sums, scratch));
  }

  @Test
  void rowsThatAreNotThere() {
    DepthwiseConv conv = kernels.depthwise(new DepthwiseShape(2, 3, 1, 3, Boundary.ZERO));
    float[] x = new float[6];
    float[] packed = new float[9];
    float[] scratch = new float[conv.scratchSize()];
    fails(
        "rows: expected to end at 2 at most, got 3",
        () -> conv.apply(x, 0, packed, new float[6], 0, scratch, new Rows(1, 3)));
    fails("rows: expected at least one from 0 on, got 1 to before 1", () -> new Rows(1, 1));
    fails("rows: expected at least one from 0 on, got -1 to before 1", () -> new Rows(-1, 1));
  }

  /** Their products would wrap around, and pass for small or negative ones. */
  @Test
  void sizesThatNoArrayHolds() {
    String most = ": expected at most 2^31 - 1 numbers, got ";
    int side = 1 << 16;
    fails(
        "image" + most + "65536x65536x1",
        () -> new DepthwiseShape(side, side, 1, 3, Boundary.ZERO));
    fails(
        "stencils" + most + "3x46341x46341",
        () -> new DepthwiseShape(1, 1, 3, 46341, Boundary.ZERO));
    fails("input" + most + "65536x1x32768", () -> new DenseShape(side, 1, side / 2, 1, 1));
    fails("output" + most + "1x65536x32768", () -> new DenseShape(1, side, 1, side / 2, 1));
    fails("weights" + most + "30000x30000x3x3", () -> new DenseShape(1, 1, 30000, 30000, 3));
    fails("input" + most + "65536x65536", () -> new PointwiseShape(side, side, 1));
    fails("output" + most + "65536x65536", () -> new PointwiseShape(side, 1, side));
    fails("weights" + most + "65536x65536", () -> new PointwiseShape(1, side, side));
    fails("image" + most + "65536x32768x1", () -> new FourierShape(side, side / 2, 1, Axes.PIXELS));
    fails("image" + most + "65536x65536", () -> kernels.normalization(side, side));
    fails("coefficients" + most + "3x715827883", () -> kernels.normalization(1, 715827883));
    fails("image" + most + "65536x65536x1", () -> kernels.pooling(side, side, 1, 1, 1));
    fails(
        "x: expected -1 numbers from offset 0, got an array of 3",
        () -> Extent.check("x", new float[3], 0, -1));
  }

  @Test
  void labelsOfNoClass() {
    SoftmaxCrossEntropy kernel = kernels.softmaxCrossEntropy(3);
    float[] numbers = new float[3];
    fails("label: expected 0 to 2, got 3", () -> kernel.loss(numbers, 0, 3, 0, 1, numbers, 0));
    fails("label: expected 0 to 2, got -1", () -> kernel.loss(numbers, 0, -1, 0, 1, numbers, 0));
  }

  @Test
  void sizesThatMakeNoSense() {
    fails(
        "channels: expected at least 1, got 0",
        () -> new DepthwiseShape(2, 3, 0, 3, Boundary.ZERO));
    fails(
        "stencil: expected an odd size, got 4",
        () -> new DepthwiseShape(2, 3, 1, 4, Boundary.ZERO));
    fails("stencil: expected an odd size, got 2", () -> new DenseShape(2, 3, 1, 1, 2));
    fails("pixels: expected at least 1, got -1", () -> new PointwiseShape(-1, 1, 1));
    fails("width: expected at least 1, got 0", () -> new FourierShape(2, 0, 1, Axes.PIXELS));
    FourierTransform fourier = kernels.fourier(new FourierShape(2, 3, 1, Axes.PIXELS));
    fails("stencil: expected an odd size, got 4", () -> new FourierConv(fourier, 4));
    fails(
        "stencil: expected at least 1, got -1",
        () -> new FourierDiffusion(fourier, -1, TimeIntegration.IMPLICIT, 1));
    fails("classes: expected at least 1, got 0", () -> kernels.softmaxCrossEntropy(0));
    fails(
        "pooling: expected an image of at least 2x2, got 1x3",
        () -> kernels.pooling(1, 3, 1, 2, 2));
  }
}
