package dev.morphogen.benchmarks.peers.onnx;

import dev.morphogen.benchmarks.peers.Data;
import dev.morphogen.benchmarks.peers.Task;
import dev.morphogen.benchmarks.peers.onnx.FoldedWeights.Affine;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import java.util.List;

/** Writes a network of the paper as an ONNX model for inference. */
final class OnnxNetwork {

  private final Task task;
  private final FoldedWeights weights;
  private final OnnxGraph graph;

  private OnnxNetwork(Task task, Data data) {
    this.task = task;
    weights = new FoldedWeights(data.weights());
    graph = new OnnxGraph(task.images(), Task.CHANNELS, task.height(), task.imageWidth());
  }

  static byte[] model(Task task, Data data) {
    return new OnnxNetwork(task, data).model();
  }

  private byte[] model() {
    Architecture architecture = task.architecture();
    String y = opening(architecture.openingStencil());
    List<Block> blocks = architecture.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      y = steps(y, blocks.get(i), "blocks." + i + ".steps.");
      y = connect(y, blocks.get(i).width(), "blocks." + i + ".connecting.", i == blocks.size() - 1);
    }
    String logits =
        graph.linear(y, weights.get("classifier.weight"), weights.get("classifier.bias"));
    return graph.model(logits, task.images(), Task.CLASSES);
  }

  private String opening(int size) {
    Affine norm = weights.affine("opening.norm");
    float[] folded = FoldedWeights.rows(weights.get("opening.convolution.weight"), norm.scale());
    return graph.relu(graph.convolution(OnnxGraph.INPUT, folded, norm.shift(), size, 1));
  }

  private String steps(String input, Block block, String prefix) {
    String y = input;
    for (int j = 0; j < block.steps().size(); j++) {
      y =
          OnnxSteps.get(block.steps().get(j))
              .add(graph, weights, y, prefix + j + ".", block.timeStep());
    }
    return y;
  }

  /** pool(N([x; K x])): K takes the normalization of its half, x is normalized after it was pooled. */
  private String connect(String x, int channels, String prefix, boolean last) {
    Affine norm = weights.affine(prefix + "norm");
    Affine ofInput = norm.part(0, channels);
    Affine ofDiffused = norm.part(channels, 2 * channels);
    String diffused =
        OnnxSteps.depthwise(graph, x, weights.get(prefix + "stencil.weight"), ofDiffused);
    String pooled = graph.affine(pool(x, last), ofInput.scale(), ofInput.shift());
    return graph.join(pooled, pool(diffused, last));
  }

  private String pool(String x, boolean last) {
    return last ? graph.averageOfAll(x) : graph.halve(x);
  }
}
