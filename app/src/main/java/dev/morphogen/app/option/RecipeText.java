package dev.morphogen.app.option;

import dev.morphogen.training.recipe.Recipe;
import picocli.CommandLine.ITypeConverter;

/** Reads a recipe's name, or where its file is. */
public final class RecipeText implements ITypeConverter<String> {

  @Override
  public String convert(String text) {
    return Recipe.isNamed(text) ? text : new PathText().convert(text).toString();
  }
}
