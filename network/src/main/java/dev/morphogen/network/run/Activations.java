package dev.morphogen.network.run;

/**
 * Where the numbers of an image lie. The address has two parts, an array and an offset, because some
 * activations are kept for every image of a batch and others live in a worker's scratch.
 */
public interface Activations {

  /** The array that holds the image this worker works on. */
  float[] array(Worker worker);

  /** Where in that array the image's numbers begin. */
  int offset(int image);

  /** Numbers of one image. */
  int size();
}
