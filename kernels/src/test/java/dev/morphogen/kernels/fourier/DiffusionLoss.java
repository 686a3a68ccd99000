package dev.morphogen.kernels.fourier;

/**
 * ⟨g, D b⟩ over a batch as a function of the stencils, in double precision: single precision would leave too few
 * digits for the central differences of a step that is not quadratic in its stencils.
 */
final class DiffusionLoss {

  private final Diffusion step;
  private final FourierShape shape;
  private final DirectTransform along;
  private final double[] products;

  DiffusionLoss(Diffusion step, float[] g, float[] b) {
    this.step = step;
    shape = step.transform.shape();
    along = new DirectTransform(shape);
    products = new double[shape.imageSize()];
    for (int at = 0; at < g.length; at += products.length) {
      DirectTransform.Numbers ofG = transform(g, at);
      DirectTransform.Numbers ofB = transform(b, at);
      for (int i = 0; i < products.length; i++) {
        products[i] += ofG.re()[i] * ofB.re()[i] + ofG.im()[i] * ofB.im()[i];
      }
    }
  }

  /** By Parseval's theorem: Σ multiplier·Re(conj(ĝ)·b̂) / length. */
  double at(float[] stencils) {
    DirectTransform.Numbers k = along.forward(firstColumn(stencils));
    double sum = 0;
    for (int i = 0; i < products.length; i++) {
      double eigenvalue = k.re()[i] * k.re()[i] + k.im()[i] * k.im()[i];
      sum += products[i] * step.integration.multiplier(step.timeStep, eigenvalue);
    }
    return sum / shape.length();
  }

  private DirectTransform.Numbers transform(float[] images, int at) {
    DirectTransform.Numbers numbers = new DirectTransform.Numbers(products.length);
    for (int i = 0; i < products.length; i++) {
      numbers.set(i, images[at + i], 0);
    }
    return along.forward(numbers);
  }

  /** K e₁: output (h, w) sees input (0, 0) through tap (m/2 − h, m/2 − w). */
  private DirectTransform.Numbers firstColumn(float[] stencils) {
    DirectTransform.Numbers column = new DirectTransform.Numbers(products.length);
    int m = step.stencil;
    for (int tap = 0; tap < stencils.length; tap++) {
      int number = tap / (m * m);
      int h = Math.floorMod(m / 2 - tap / m % m, shape.height());
      int w = Math.floorMod(m / 2 - tap % m, shape.width());
      int c = shape.axes() == Axes.PIXELS ? number : Math.floorMod(-number, shape.channels());
      column.re()[(h * shape.width() + w) * shape.channels() + c] += stencils[tap];
    }
    return column;
  }
}
