package dev.morphogen.network.layer;

import dev.morphogen.kernels.Rows;
import dev.morphogen.network.Shape;
import dev.morphogen.network.run.Activations;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.run.Worker;
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
    public void apply(Activations x, Activations y, int image, Rows rows, Worker worker) {
      mixing.apply(x, y, image, rows, worker);
      stencil.applyAdding(x, y, image, rows, worker);
    }

    @Override
    public void applyRelu(
        Activations x, NormalizationPlan norm, Activations y, int image, Rows rows, Worker worker) {
      mixing.apply(x, y, image, rows, worker);
      stencil.applyAddingRelu(x, norm, y, image, rows, worker);
    }

    @Override
    public void applyAdding(Activations x, Activations y, int image, Rows rows, Worker worker) {
      mixing.applyAdding(x, y, image, rows, worker);
      stencil.applyAdding(x, y, image, rows, worker);
    }

    @Override
    public void transpose(Activations u, Activations x, int image, Worker worker) {
      mixing.transpose(u, x, image, worker);
      stencil.transposeAdding(u, x, image, worker);
    }

    @Override
    public void transposeAdding(Activations u, Activations x, int image, Worker worker) {
      mixing.transposeAdding(u, x, image, worker);
      stencil.transposeAdding(u, x, image, worker);
    }

    /** M's first: it reads x in the order of memory, from where x often comes. */
    @Override
    public void gatherGradient(Activations x, Activations u, int image, Worker worker) {
      mixing.gatherGradient(x, u, image, worker);
      stencil.gatherGradient(x, u, image, worker);
    }
  }
}
