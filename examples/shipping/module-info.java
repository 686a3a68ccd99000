/** A program and its model in one jar. */
module pictures {
  requires dev.morphogen.training;
}
