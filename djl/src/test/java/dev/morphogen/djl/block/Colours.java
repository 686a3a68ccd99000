package dev.morphogen.djl.block;

import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.training.listener.EvaluatorTrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A toy to train on with DJL's own loop: small noisy images of which one of three channels is the brightest. */
public final class Colours {

  public static final Shape IMAGE = new Shape(3, 8, 8);
  public static final int COUNT = 48;
  private static final int BATCH = 12;

  private Colours() {}

  /** Preprocessed images {@code [48, 3, 8, 8]}. */
  public static float[] images() {
    Random random = new Random(1);
    float[] numbers = new float[COUNT * (int) IMAGE.size()];
    for (int i = 0; i < numbers.length; i++) {
      int channel = i / 64 % 3;
      int image = i / (int) IMAGE.size();
      numbers[i] = (float) random.nextGaussian() + (channel == image % 3 ? 0.7f : 0);
    }
    return numbers;
  }

  static float[] labels() {
    float[] labels = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      labels[i] = i % 3;
    }
    return labels;
  }

  /** Trains the model's block, which is initialized if it was not; the loss of every epoch. */
  public static List<Float> train(Model model, int epochs) throws IOException, TranslateException {
    Optimizer adam = Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.01f)).build();
    var evaluations = new EvaluatorTrainingListener();
    var config =
        new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
            .optOptimizer(adam)
            .addTrainingListeners(evaluations);
    List<Float> losses = new ArrayList<>();
    try (Trainer trainer = model.newTrainer(config)) {
      trainer.initialize(new Shape(BATCH).addAll(IMAGE));
      ArrayDataset data = data(trainer.getManager());
      for (int epoch = 0; epoch < epochs; epoch++) {
        for (Batch batch : trainer.iterateDataset(data)) {
          EasyTrain.trainBatch(trainer, batch);
          trainer.step();
          batch.close();
        }
        trainer.notifyListeners(listener -> listener.onEpoch(trainer));
        losses.add(evaluations.getLatestEvaluations().get("train_loss"));
      }
    }
    return losses;
  }

  private static ArrayDataset data(NDManager manager) {
    return new ArrayDataset.Builder()
        .setData(manager.create(images(), new Shape(COUNT).addAll(IMAGE)))
        .optLabels(manager.create(labels()))
        .setSampling(BATCH, false)
        .build();
  }

  /** How many trained numbers an initialized block has. */
  static long parameters(Block block) {
    return block.getParameters().values().stream()
        .filter(parameter -> parameter.requiresGradient())
        .mapToLong(parameter -> parameter.getArray().size())
        .sum();
  }
}
