package dev.morphogen.network.run;

import java.util.List;

/** A program made ready for a crew; running it allocates nothing. */
public final class Runner {

  /** Pieces of work that may run side by side. */
  interface Part extends Crew.Work {

    /** Takes the batch and says into how many pieces the work falls. */
    int begin(Batch batch);
  }

  private final Crew crew;
  private final Part[] parts;

  Runner(Crew crew, List<Part> parts) {
    this.crew = crew;
    this.parts = parts.toArray(Part[]::new);
  }

  /** Runs the program on a batch. */
  public void run(Batch batch) {
    for (Part part : parts) {
      crew.run(part.begin(batch), part);
    }
  }
}
