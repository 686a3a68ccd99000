package dev.morphogen.network.layer;

import dev.morphogen.kernels.Rows;
import dev.morphogen.network.Shape;
import dev.morphogen.network.run.Activations;
import dev.morphogen.network.run.Lane;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.weights.Weights;
import java.util.random.RandomGenerator;

/**
 * LinearMix, eq. (7): K_lm = K_dw + M, the sum of a depthwise and a pointwise convolution; takes the place
 * of a dense convolution whose inputs are as many as its outputs.
 */
public final class LinearMixOperator implements LinearOperator {

  private final LinearOperator stencil;
  private final LinearOperator mixing;

  /** The sum of K_dw and M. */
  public LinearMixOperator(LinearOperator stencil, LinearOperator mixing) {
    this.stencil = stencil;
    this.mixing = mixing;
  }

  @Override
  public void initialize(Weights weights, RandomGenerator random) {
    stencil.initialize(weights, random);
    mixing.initialize(weights, random);
  }

  @Override
  public long multiplyAdds(Shape input) {
    return stencil.multiplyAdds(input) + mixing.multiplyAdds(input);
  }

  @Override
  public Plan plan(Site site) {
    return new SumPlan(stencil.plan(site), mixing.plan(site));
  }

  /** Both operators, one after the other. */
  private record SumPlan(Plan stencil, Plan mixing) implements Plan {

    @Override
    public void prepare(Program program) {
      stencil.prepare(program);
      mixing.prepare(program);
    }

    @Override
    public void collect(Program program) {
      stencil.collect(program);
      mixing.collect(program);
    }

    @Override
    public Rows rows() {
      return stencil.rows();
    }

    @Override
    public boolean byRows() {
      return stencil.byRows() && mixing.byRows();
    }

    @Override
    public void apply(Activations x, Activations y, int image, Rows rows, Lane lane) {
      mixing.apply(x, y, image, rows, lane);
      stencil.applyAdding(x, y, image, rows, lane);
    }

    @Override
    public void applyRelu(
        Activations x, NormalizationPlan norm, Activations y, int image, Rows rows, Lane lane) {
      mixing.apply(x, y, image, rows, lane);
      stencil.applyAddingRelu(x, norm, y, image, rows, lane);
    }

    @Override
    public void applyAdding(Activations x, Activations y, int image, Rows rows, Lane lane) {
      mixing.applyAdding(x, y, image, rows, lane);
      stencil.applyAdding(x, y, image, rows, lane);
    }

    @Override
    public void transpose(Activations u, Activations x, int image, Lane lane) {
      mixing.transpose(u, x, image, lane);
      stencil.transposeAdding(u, x, image, lane);
    }

    @Override
    public void transposeAdding(Activations u, Activations x, int image, Lane lane) {
      mixing.transposeAdding(u, x, image, lane);
      stencil.transposeAdding(u, x, image, lane);
    }

    /** M's first: it reads x in the order of memory, from where x often comes. */
    @Override
    public void gatherGradient(Activations x, Activations u, int image, Lane lane) {
      mixing.gatherGradient(x, u, image, lane);
      stencil.gatherGradient(x, u, image, lane);
    }
  }
}
