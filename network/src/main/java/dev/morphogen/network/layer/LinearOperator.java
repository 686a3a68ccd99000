package dev.morphogen.network.layer;

import dev.morphogen.kernels.Rows;
import dev.morphogen.network.Shape;
import dev.morphogen.network.run.Activations;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.run.Worker;
import dev.morphogen.network.weights.Weights;
import java.util.random.RandomGenerator;

/** A linear operator with weights: what a layer is put together from. */
public interface LinearOperator {

  /** Sets its weights as they are before training. */
  void initialize(Weights weights, RandomGenerator random);

  /** Multiply-adds of one application to an image. */
  long multiplyAdds(Shape input);

  /** Plans it for images of the site's height and width. */
  Plan plan(Site site);

  /** The operator at one place. But for the tasks, every method works on one image, within a stage. */
  interface Plan {

    /** Adds the task that brings the weights into the kernel's form. */
    void prepare(Program program);

    /** Adds the task that adds the gathered gradient to the network's. */
    void collect(Program program);

    /** All rows of an image. */
    Rows rows();

    /** y = K x. */
    default void apply(Activations x, Activations y, int image, Worker worker) {
      apply(x, y, image, rows(), worker);
    }

    /** y += K x. */
    default void applyAdding(Activations x, Activations y, int image, Worker worker) {
      applyAdding(x, y, image, rows(), worker);
    }

    /** Whether it can do an image band by band: a Fourier transform cannot. */
    default boolean byRows() {
      return true;
    }

    /** y = K x in some rows of y: one of {@link Site#bands}, or all. */
    void apply(Activations x, Activations y, int image, Rows rows, Worker worker);

    /** y += K x in some rows of y: one of {@link Site#bands}, or all. */
    void applyAdding(Activations x, Activations y, int image, Rows rows, Worker worker);

    /** y = relu(N(K x)) in some rows of y, where N's statistics are known: in inference. */
    default void applyRelu(
        Activations x, NormalizationPlan norm, Activations y, int image, Rows rows, Worker worker) {
      apply(x, y, image, rows, worker);
      norm.applyRelu(y, y, image, rows, worker);
    }

    /** y = relu(N(y + K x)) likewise. */
    default void applyAddingRelu(
        Activations x, NormalizationPlan norm, Activations y, int image, Rows rows, Worker worker) {
      applyAdding(x, y, image, rows, worker);
      norm.applyRelu(y, y, image, rows, worker);
    }

    /** x = Kᵀ u. */
    void transpose(Activations u, Activations x, int image, Worker worker);

    /** x += Kᵀ u. */
    void transposeAdding(Activations u, Activations x, int image, Worker worker);

    /** Gathers ∂⟨u, K x⟩/∂K: once an image. */
    void gatherGradient(Activations x, Activations u, int image, Worker worker);
  }
}
