package dev.morphogen.network.weights;

import dev.morphogen.network.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where each slice lies in the array of trained and in that of tracked numbers. */
public final class WeightLayout {

  private final List<Slice> trained;
  private final List<Slice> tracked;

  private WeightLayout(List<Slice> trained, List<Slice> tracked) {
    this.trained = List.copyOf(trained);
    this.tracked = List.copyOf(tracked);
  }

  /** A layout to be filled. */
  public static Builder builder() {
    return new Builder("", new ArrayList<>(), new ArrayList<>(), new HashSet<>());
  }

  /** Slices of trained numbers, in order, without gaps. */
  public List<Slice> trained() {
    return trained;
  }

  /** Slices of tracked numbers, in order, without gaps. */
  public List<Slice> tracked() {
    return tracked;
  }

  /** How many trained numbers. */
  public int trainedSize() {
    return end(trained);
  }

  /** How many tracked numbers. */
  public int trackedSize() {
    return end(tracked);
  }

  /** How many trained numbers the paper counts: all but those of the normalizations. */
  public int paperCount() {
    return trained.stream().filter(s -> s.role().countedByPaper()).mapToInt(Slice::size).sum();
  }

  private static int end(List<Slice> slices) {
    return slices.isEmpty() ? 0 : slices.getLast().end();
  }

  /** Hands out slices one behind the other; {@link #at} puts a prefix before their names. */
  public static final class Builder {

    private final String prefix;
    private final List<Slice> trained;
    private final List<Slice> tracked;
    private final Set<String> names;

    private Builder(String prefix, List<Slice> trained, List<Slice> tracked, Set<String> names) {
      this.prefix = prefix;
      this.trained = trained;
      this.tracked = tracked;
      this.names = names;
    }

    /** The same layout, seen from {@code name}: its slices are called {@code name.…}. */
    public Builder at(String name) {
      return new Builder(prefix + name + ".", trained, tracked, names);
    }

    /** The name that slices of this builder begin with, without the last dot. */
    public String name() {
      return prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
    }

    /**
     * The next slice.
     *
     * @throws InvalidInputException if the name is taken, a size is not positive or the numbers are too many for an array
     */
    public Slice slice(String name, Role role, int... shape) {
      return scaledSlice(name, role, 1, shape);
    }

    /** The next slice, of another {@link Slice#scale} than 1; as {@link #slice}. */
    public Slice scaledSlice(String name, Role role, double scale, int... shape) {
      String fullName = prefix + name;
      requirePositive(fullName, scale, shape);
      if (!names.add(fullName)) {
        throw new InvalidInputException(
            "weights: expected one slice a name, got two of " + fullName);
      }
      List<Slice> slices = role.trained() ? trained : tracked;
      try {
        List<Integer> sizes = Arrays.stream(shape).boxed().toList();
        Slice slice = new Slice(fullName, sizes, WeightLayout.end(slices), role, scale);
        Math.addExact(slice.offset(), slice.size());
        slices.add(slice);
        return slice;
      } catch (ArithmeticException e) {
        throw new InvalidInputException(
            fullName
                + ": expected at most 2^31 - 1 numbers in a network, got "
                + Arrays.toString(shape),
            e);
      }
    }

    private static void requirePositive(String name, double scale, int... shape) {
      if (Arrays.stream(shape).anyMatch(side -> side < 1)) {
        throw new InvalidInputException(
            "%s: expected positive sizes, got %s".formatted(name, Arrays.toString(shape)));
      }
      if (!(scale > 0) || Double.isInfinite(scale)) {
        throw new InvalidInputException(
            "%s: expected a positive scale, got %s".formatted(name, scale));
      }
    }

    /** What was handed out so far. */
    public WeightLayout build() {
      return new WeightLayout(trained, tracked);
    }
  }
}
