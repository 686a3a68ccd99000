package dev.morphogen.djl.judge;

import dev.morphogen.djl.judge.Findings.Course;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Findings as a small text file, a line a quantity: logits and losses whole, all else as a {@link Sketch}. */
record Golden(Map<String, double[]> lines) {

  /** Before a slice's name: ∂loss/∂slice. */
  static final String GRADIENT = "d ";

  /** Where the files lie, as seen from the module's folder and from the class path. */
  private static final Path FOLDER = Path.of("src/test/resources/dev/morphogen/djl/judge");

  static Golden of(Findings findings, Weights initial) {
    Map<String, double[]> lines = new LinkedHashMap<>();
    lines.put("inference", doubles(findings.inference()));
    lines.put("logits", doubles(findings.logits()));
    lines.put("loss", new double[] {findings.loss()});
    lines.put("input", Sketch.of(findings.inputGradient(), 0, findings.inputGradient().length));
    for (Slice slice : initial.layout().trained()) {
      lines.put(
          GRADIENT + slice.name(), Sketch.of(findings.gradient(), slice.offset(), slice.end()));
    }
    for (Rule rule : Rule.values()) {
      Course course = findings.courses().get(rule);
      lines.put(rule + " losses", course.losses());
      if (rule == Rule.ADAM && Tolerance.hasVanished(findings.gradient(), initial.layout())) {
        continue;
      }
      lines.put(rule + " weights", Sketch.ofChange(initial.trained(), course.weights().trained()));
      lines.put(
          rule + " statistics", Sketch.ofChange(initial.tracked(), course.weights().tracked()));
    }
    return new Golden(lines);
  }

  private static double[] doubles(float[] numbers) {
    double[] doubles = new double[numbers.length];
    Arrays.setAll(doubles, i -> numbers[i]);
    return doubles;
  }

  /** The frozen file of a case. */
  static Golden read(Case task) throws IOException {
    Map<String, double[]> lines = new LinkedHashMap<>();
    try (InputStream in = Golden.class.getResourceAsStream(task.name() + ".txt")) {
      if (in == null) {
        throw new IOException(
            task.name()
                + ".txt: there is no such golden file; CONTRIBUTING.md says how to write it");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(": ", 2))
          .forEach(line -> lines.put(line[0], numbers(line[1])));
    }
    return new Golden(lines);
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  /** Freezes it, in the module's sources. */
  void write(Case task) throws IOException {
    List<String> text = new ArrayList<>();
    lines.forEach((name, numbers) -> text.add(name + ": " + text(numbers)));
    Files.createDirectories(FOLDER);
    Files.write(FOLDER.resolve(task.name() + ".txt"), text);
  }

  private static String text(double[] numbers) {
    String format = numbers.length == Sketch.LENGTH ? "%.4e" : "%.6e";
    return Arrays.stream(numbers)
        .mapToObj(number -> String.format(Locale.ROOT, format, number))
        .collect(Collectors.joining(" "));
  }

  /** How far others are from this, line by line, relative to its size. */
  Map<String, Double> disagreement(Golden others, WeightLayout layout) {
    Map<String, Double> all = new LinkedHashMap<>();
    for (String name : lines.keySet()) {
      double[] expected = lines.get(name);
      double[] actual = others.lines.get(name);
      all.put(
          name,
          actual == null || actual.length != expected.length
              ? Double.POSITIVE_INFINITY
              : disagreement(expected, actual, size(name, expected, layout)));
    }
    return all;
  }

  private double size(String name, double[] expected, WeightLayout layout) {
    if (expected.length != Sketch.LENGTH) {
      return norm(expected);
    }
    if (!name.startsWith(GRADIENT)) {
      return expected[0];
    }
    Slice slice =
        layout.trained().stream()
            .filter(s -> name.equals(GRADIENT + s.name()))
            .findFirst()
            .orElseThrow();
    double whole = 0;
    for (Slice part : layout.trained()) {
      whole += Math.pow(lines.get(GRADIENT + part.name())[0], 2);
    }
    return Math.max(expected[0], Tolerance.leastNorm(Math.sqrt(whole), slice, layout));
  }

  private static double disagreement(double[] expected, double[] actual, double size) {
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      // Math.max keeps NaN.
      largest = Math.max(largest, Math.abs(actual[i] - expected[i]) / size);
    }
    return largest;
  }

  private static double norm(double[] numbers) {
    return Math.sqrt(Arrays.stream(numbers).map(x -> x * x).sum());
  }
}
