package dev.morphogen.network.model;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.json.JsonPlace;
import dev.morphogen.network.step.Convolution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An architecture in JSON: one value where all blocks agree, else a list with one a block. {@code
 * step} is a name, a list of names (one a block) or a list of lists of names (one a step). Only
 * {@code widths} and {@code step} must be given; the others are the paper's by default.
 */
final class ArchitectureJson {

  /** Its settings are what is left out, whatever its step and width. */
  private static final Architecture PAPER = Architecture.of("explicit", List.of(1));

  private ArchitectureJson() {}

  static Map<String, Object> write(Architecture architecture) {
    List<Block> blocks = architecture.blocks();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("widths", blocks.stream().map(Block::width).toList());
    all.put("stepsPerBlock", oneOrAll(blocks, block -> block.steps().size()));
    all.put("step", steps(blocks));
    all.put("stencil", oneOrAll(blocks, Block::stencil));
    all.put("timeStep", oneOrAll(blocks, Block::timeStep));
    all.put("boundary", oneOrAll(blocks, block -> name(block.boundary())));
    all.put("convolution", oneOrAll(blocks, block -> name(block.convolution())));
    all.put("openingStencil", architecture.openingStencil());
    return all;
  }

  private static Object steps(List<Block> blocks) {
    boolean mixed = blocks.stream().anyMatch(block -> new HashSet<>(block.steps()).size() > 1);
    return mixed
        ? blocks.stream().map(Block::steps).toList()
        : oneOrAll(blocks, block -> block.steps().getFirst());
  }

  private static Object oneOrAll(List<Block> blocks, Function<Block, Object> value) {
    List<Object> all = blocks.stream().map(value).toList();
    return new HashSet<>(all).size() == 1 ? all.getFirst() : all;
  }

  static Architecture read(JsonPlace place) {
    place.requireOnly(
        "widths",
        "stepsPerBlock",
        "step",
        "stencil",
        "timeStep",
        "boundary",
        "convolution",
        "openingStencil");
    List<JsonPlace> widths = place.field("widths").elements();
    int count = widths.size();
    Block paper = PAPER.blocks().getFirst();
    var stencil = perBlock(place, "stencil", count, JsonPlace::integer, paper.stencil());
    var timeStep = perBlock(place, "timeStep", count, JsonPlace::number, (double) paper.timeStep());
    var boundary = perBlock(place, "boundary", count, choice(Boundary.values()), paper.boundary());
    var convolution =
        perBlock(place, "convolution", count, choice(Convolution.values()), paper.convolution());
    List<List<String>> steps = steps(place, count);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      blocks.add(
          new Block(
              widths.get(i).integer(),
              steps.get(i),
              stencil.get(i),
              timeStep.get(i).floatValue(),
              boundary.get(i),
              convolution.get(i)));
    }
    var opening = place.optional("openingStencil").map(JsonPlace::integer);
    return new Architecture(opening.orElse(PAPER.openingStencil()), blocks);
  }

  /** The names of each block's steps. */
  private static List<List<String>> steps(JsonPlace place, int blocks) {
    List<Integer> counts =
        perBlock(place, "stepsPerBlock", blocks, ArchitectureJson::stepCount, -1);
    JsonPlace step = place.field("step");
    List<JsonPlace> kinds = perBlock(place, "step", blocks, Function.identity(), step);
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < blocks; i++) {
      JsonPlace kind = kinds.get(i);
      int count = counts.get(i);
      if (!kind.isList()) {
        int paper = PAPER.blocks().getFirst().steps().size();
        all.add(Collections.nCopies(count < 0 ? paper : count, kind.text()));
        continue;
      }
      List<String> names = kind.list(JsonPlace::text);
      if (count >= 0 && names.size() != count) {
        throw kind.expected("%d names of steps".formatted(count));
      }
      all.add(names);
    }
    return all;
  }

  private static <T> List<T> perBlock(
      JsonPlace place, String name, int blocks, Function<JsonPlace, T> read, T otherwise) {
    var found = place.optional(name);
    if (found.isEmpty() || !found.get().isList()) {
      return Collections.nCopies(blocks, found.map(read).orElse(otherwise));
    }
    if (found.get().elements().size() != blocks) {
      throw found.get().expected("one value, or one for each of %d blocks".formatted(blocks));
    }
    return found.get().list(read);
  }

  private static Integer stepCount(JsonPlace place) {
    int count = place.integer();
    if (count < 1 || count > Block.MOST_STEPS) {
      throw place.expected("1 to %d".formatted(Block.MOST_STEPS));
    }
    return count;
  }

  /** One of some names, by their {@link #name}. */
  private static <E extends Enum<E>> Function<JsonPlace, E> choice(E[] values) {
    return place -> {
      String text = place.text();
      for (E value : values) {
        if (name(value).equals(text)) {
          return value;
        }
      }
      throw place.expected(
          Arrays.stream(values).map(v -> '"' + name(v) + '"').collect(Collectors.joining(" or ")));
    };
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
