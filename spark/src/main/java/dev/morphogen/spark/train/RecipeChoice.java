package dev.morphogen.spark.train;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.training.recipe.Recipe;
import java.io.Serializable;
import java.util.List;

/**
 * A recipe by its name, with changes such as {@code optimizer.momentum=0.8}.
 *
 * @param epochs 0 for the recipe's own
 */
public record RecipeChoice(String name, List<String> changes, int epochs) implements Serializable {

  /** Keeps its own copy. */
  public RecipeChoice {
    changes = List.copyOf(changes);
  }

  /**
   * The recipe.
   *
   * @throws InvalidInputException if there is none of the name, or a change is none
   */
  public Recipe recipe() {
    Recipe recipe = Recipe.named(name).with(changes);
    return epochs == 0 ? recipe : recipe.withEpochs(epochs);
  }
}
