package dev.morphogen.training;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.run.Crew;
import dev.morphogen.network.step.Steps;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.recipe.Recipe;
import dev.morphogen.training.report.BatchReport;
import dev.morphogen.training.report.EpochReport;
import dev.morphogen.training.report.StabilityReport;
import dev.morphogen.training.report.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network: {@code Trainer.of(spec,
 * Recipe.fast()).seed(7).onEpoch(System.out::println).fit(data)}. The same seed gives the same
 * weights, bit for bit, with any number of threads. Settings are this object's; {@link #fit} may be
 * called again.
 */
public final class Trainer {

  final NetworkSpec spec;
  final Recipe recipe;
  final List<TrainingListener> listeners = new ArrayList<>();
  Steps steps = Steps.standard();
  Kernels kernels = Kernels.best();
  long seed = 1;
  int threads = Runtime.getRuntime().availableProcessors();
  List<Model> teachers = List.of();
  @Nullable Path checkpoints;
  boolean resume;
  @Nullable String command;

  private Trainer(NetworkSpec spec, Recipe recipe) {
    this.spec = spec;
    this.recipe = recipe;
  }

  /**
   * A training of this network by this recipe; seed 1, all processors, no checkpoints.
   *
   * @throws InvalidInputException if two classes have one name, which no answer could tell apart
   */
  public static Trainer of(NetworkSpec spec, Recipe recipe) {
    Set<String> names = new HashSet<>();
    for (String name : spec.classes()) {
      if (!names.add(name)) {
        throw new InvalidInputException(
            "classes: expected one class a name, got two of '%s'".formatted(name));
      }
    }
    return new Trainer(spec, recipe);
  }

  /** Determines the first weights, the order of the images and their variations. */
  public Trainer seed(long newSeed) {
    seed = newSeed;
    return this;
  }

  /**
   * How many threads compute; changes no bit of the result.
   *
   * @throws InvalidInputException if the number is not between 1 and 1024
   */
  public Trainer threads(int newThreads) {
    Crew.requireSize(newThreads);
    threads = newThreads;
    return this;
  }

  /** Other kernels than the best. */
  public Trainer kernels(Kernels newKernels) {
    kernels = newKernels;
    return this;
  }

  /** The steps that the network's names stand for, if not the paper's alone. */
  public Trainer steps(Steps newSteps) {
    steps = newSteps;
    return this;
  }

  /**
   * Models of the same images and classes that the network learns from besides the labels: their mean answer to every
   * varied image, as the recipe's {@link Recipe#distillation} weighs it. An answer costs about an inference of theirs.
   */
  public Trainer teachers(List<Model> newTeachers) {
    teachers = List.copyOf(newTeachers);
    return this;
  }

  /** What was typed, for the model's provenance. */
  public Trainer command(String newCommand) {
    command = newCommand;
    return this;
  }

  /**
   * Writes a checkpoint into this folder after every epoch and keeps the last two. It must hold
   * none when the training begins.
   */
  public Trainer checkpoints(Path folder) {
    checkpoints = folder;
    resume = false;
    return this;
  }

  /**
   * Continues from this folder's newest whole checkpoint, to the same bits as if there had been no
   * interruption, and writes further ones there. Begins at the beginning, with a warning, if the
   * folder has none yet or is not there yet. Network, data, recipe and seed must be those of the checkpoint; the number
   * of epochs too, unless the recipe's learning rate does not depend on it.
   */
  public Trainer resume(Path folder) {
    checkpoints = folder;
    resume = true;
    return this;
  }

  /** One more who hears how it goes. */
  public Trainer listen(TrainingListener listener) {
    listeners.add(listener);
    return this;
  }

  /** Called after each epoch. */
  public Trainer onEpoch(Consumer<? super EpochReport> action) {
    return listen(
        new TrainingListener() {
          @Override
          public void onEpoch(EpochReport report) {
            action.accept(report);
          }
        });
  }

  /** Called after each batch. */
  public Trainer onBatch(Consumer<? super BatchReport> action) {
    return listen(
        new TrainingListener() {
          @Override
          public void onBatch(BatchReport report) {
            action.accept(report);
          }
        });
  }

  /** Called before the first epoch and after each, if the network has diffusing steps. */
  public Trainer onStability(Consumer<? super StabilityReport> action) {
    return listen(
        new TrainingListener() {
          @Override
          public void onStability(StabilityReport report) {
            action.accept(report);
          }
        });
  }

  /** Called with each warning. */
  public Trainer onWarning(Consumer<? super String> action) {
    return listen(
        new TrainingListener() {
          @Override
          public void onWarning(String sentence) {
            action.accept(sentence);
          }
        });
  }

  /**
   * Trains, testing after every epoch; returns the model as it is after the last one.
   *
   * <p>An interrupt is heard before the next batch: an epoch that has had its last is tested and kept first. After the
   * last epoch the model is returned, which can be saved, and the thread is still interrupted.
   *
   * @throws InvalidInputException if network, data, recipe and checkpoints do not fit together, or a batch into memory
   * @throws WorkFailedException if the loss is no longer finite, a checkpoint cannot be written or the thread is
   *     interrupted before the last batch
   */
  public Model fit(ImageDataset data) {
    return new TrainingRun(this, data).run();
  }
}
