/** How it is learnt: data, recipes, trainer, checkpoints, and the classifier that comes of it. */
@SuppressWarnings("module") // Spark's is compiled later
module dev.morphogen.training {
  requires transitive dev.morphogen.network;
  requires transitive java.desktop;
  requires java.net.http;
  requires static org.apache.commons.compress;
  requires static org.jspecify;
  requires tools.jackson.core;
  requires tools.jackson.databind;

  exports dev.morphogen.training;
  exports dev.morphogen.training.checkpoint;
  exports dev.morphogen.training.data;
  exports dev.morphogen.training.input;
  exports dev.morphogen.training.loss;
  exports dev.morphogen.training.optimizer;
  exports dev.morphogen.training.recipe;
  exports dev.morphogen.training.report;
  exports dev.morphogen.training.schedule;
  exports dev.morphogen.training.data.image to
      dev.morphogen.spark;

  opens dev.morphogen.training.checkpoint to
      tools.jackson.databind;
}
