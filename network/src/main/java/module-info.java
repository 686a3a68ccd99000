/** What is learnt: layers, steps, networks, their plans and a model's files. */
@SuppressWarnings("module") // those that it opens its own tools to are compiled later
module dev.morphogen.network {
  requires transitive dev.morphogen.kernels;
  requires static org.jspecify;
  requires tools.jackson.core;
  requires tools.jackson.databind;

  exports dev.morphogen.network;
  exports dev.morphogen.network.architecture;
  exports dev.morphogen.network.diffusion;
  exports dev.morphogen.network.layer;
  exports dev.morphogen.network.model;
  exports dev.morphogen.network.paper;
  exports dev.morphogen.network.plan;
  exports dev.morphogen.network.run;
  exports dev.morphogen.network.step;
  exports dev.morphogen.network.weights;
  exports dev.morphogen.network.file to
      dev.morphogen.onnx,
      dev.morphogen.spark,
      dev.morphogen.training;
  exports dev.morphogen.network.json to
      dev.morphogen.training;
}
