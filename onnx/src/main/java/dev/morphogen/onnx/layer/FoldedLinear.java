package dev.morphogen.onnx.layer;

import dev.morphogen.onnx.graph.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Σ scale·(K x) + shift over some convolutions, where scale and shift become part of weights and a bias. */
final class FoldedLinear implements Linear {

  private record Term(Convolution convolution, double[] scale) {}

  private final Place place;
  private final List<Term> terms;
  private final double[] shift;

  private FoldedLinear(Place place, List<Term> terms, double[] shift) {
    this.place = place;
    this.terms = terms;
    this.shift = shift;
  }

  static FoldedLinear of(Place place, Convolution convolution) {
    Affine identity = Affine.identity(convolution.weight().outputs());
    return new FoldedLinear(
        place, List.of(new Term(convolution, identity.scale())), identity.shift());
  }

  @Override
  public Linear plus(Linear other) {
    FoldedLinear more = (FoldedLinear) other;
    List<Term> all = new ArrayList<>(terms);
    all.addAll(more.terms);
    double[] sum = shift.clone();
    Arrays.setAll(sum, c -> shift[c] + more.shift[c]);
    return new FoldedLinear(place, all, sum);
  }

  @Override
  public Linear normalized(String norm) {
    return then(place.affine(norm));
  }

  @Override
  public Linear times(float factor) {
    double[] factors = new double[shift.length];
    Arrays.fill(factors, factor);
    return then(new Affine(factors, new double[shift.length]));
  }

  FoldedLinear then(Affine affine) {
    List<Term> scaled =
        terms.stream()
            .map(term -> new Term(term.convolution(), product(term.scale(), affine.scale())))
            .toList();
    double[] moved = product(shift, affine.scale());
    Arrays.setAll(moved, c -> moved[c] + affine.shift()[c]);
    return new FoldedLinear(place, scaled, moved);
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[a.length];
    Arrays.setAll(product, c -> a[c] * b[c]);
    return product;
  }

  /** The first convolution takes the bias. */
  @Override
  public Value value() {
    Value sum = write(terms.getFirst(), shift);
    for (Term term : terms.subList(1, terms.size())) {
      sum = place.sum(sum, write(term, new double[shift.length]));
    }
    return sum;
  }

  private Value write(Term term, double[] bias) {
    Tensor weight = term.convolution().weight().rows(term.scale());
    return term.convolution().write(place, weight, Affine.floats(bias));
  }

  @Override
  public Value relu() {
    return place.relu(value());
  }
}
