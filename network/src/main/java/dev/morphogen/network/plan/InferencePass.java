package dev.morphogen.network.plan;

import dev.morphogen.network.run.Batch;
import dev.morphogen.network.run.Crew;
import dev.morphogen.network.run.PerImage;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.run.Program.Order;
import dev.morphogen.network.run.Runner;

/** One way through a network in inference, with buffers of its own. */
final class InferencePass {

  private final Planner planner;
  private final Batch whole;
  private final Runner prepare;
  private final Runner pass;

  InferencePass(Planner planner) {
    this.planner = planner;
    whole = planner.batch().inGroups();
    Crew crew = Crew.of(planner.settings().threads());
    Program program = new Program();
    planner.addForward(program);
    prepare = planner.prepare().runner(crew, Order.IMAGE_BY_IMAGE);
    pass =
        planner.isSpread()
            ? program.spreadRunner(crew)
            : program.runner(crew, Order.IMAGE_BY_IMAGE);
    planner.workspace().allocate();
  }

  /** How many images a run may have. */
  int capacity() {
    return whole.images();
  }

  /** Numbers of an image's output. */
  int outputSize() {
    return planner.output().size();
  }

  void refresh() {
    prepare.run(whole);
  }

  void run(float[] images, int count, float[] output) {
    Batch batch = whole.first(count);
    planner.input().bind(images, count);
    pass.run(batch);
    PerImage logits = planner.output();
    int size = logits.size();
    for (int image = 0; image < count; image++) {
      System.arraycopy(logits.array(), logits.offset(image), output, image * size, size);
    }
  }
}
