package dev.morphogen.app.option;

import dev.morphogen.network.step.Steps;
import java.util.Iterator;

/** The steps there are, for help texts. */
final class StepNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return Steps.standard().names().iterator();
  }
}
