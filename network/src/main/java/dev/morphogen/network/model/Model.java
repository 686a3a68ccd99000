package dev.morphogen.network.model;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.diffusion.Diffusion;
import dev.morphogen.network.diffusion.GreensFunction;
import dev.morphogen.network.diffusion.Stability;
import dev.morphogen.network.file.Checksum;
import dev.morphogen.network.file.NewFiles;
import dev.morphogen.network.file.Source;
import dev.morphogen.network.json.JsonPlace;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A network that has learnt something, with all that is needed to use it.
 *
 * @param steps what the names of its steps stand for; its folder does not keep them
 * @param provenance what made it: strings, numbers, lists and maps of them
 */
public record Model(
    NetworkSpec spec,
    Steps steps,
    Preprocessing preprocessing,
    Map<String, Object> provenance,
    Weights weights) {

  /** A model's two files. */
  public static final String CONFIG = "config.json";

  /** See {@link #CONFIG}. */
  public static final String TENSORS = "model.safetensors";

  /**
   * Keeps its own copy of the provenance, but shares the weights.
   *
   * @throws InvalidInputException if the preprocessing is for images of other channels
   */
  public Model {
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    if (preprocessing.channels() != spec.input().channels()) {
      throw new InvalidInputException(
          "preprocessing: expected numbers for %d channels, got %d"
              .formatted(spec.input().channels(), preprocessing.channels()));
    }
  }

  /** Of the paper's steps; otherwise as above. */
  public Model(
      NetworkSpec spec,
      Preprocessing preprocessing,
      Map<String, Object> provenance,
      Weights weights) {
    this(spec, Steps.standard(), preprocessing, provenance, weights);
  }

  /** Whether there is a model in this folder, whole or not. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(CONFIG)) || Files.exists(folder.resolve(TENSORS));
  }

  /** The same with other weights, which it shares. */
  public Model with(Weights newWeights) {
    return new Model(spec, steps, preprocessing, provenance, newWeights);
  }

  /**
   * Builds the network that the weights are for.
   *
   * @throws InvalidInputException if a step is unknown or the image too small for so many blocks
   */
  public Network network() {
    return spec.network(steps);
  }

  /**
   * The name of its first step that is not {@link Steps#standard}'s of that name: those who build the network by its
   * steps' names, as other programs do, would build another.
   */
  public Optional<String> stepOfOnesOwn() {
    return spec.architecture().blocks().stream()
        .flatMap(block -> block.steps().stream())
        .filter(name -> !steps.isStandard(name))
        .findFirst();
  }

  /**
   * Writes {@code config.json} and {@code model.safetensors}, beside and then renamed, into a folder that is made if need be.
   *
   * @throws InvalidInputException if the weights are another network's or not all finite, and earlier files are as they were, or
   *     the folder cannot be made
   * @throws WorkFailedException if the files cannot be written, and earlier ones are as they were, or {@code config.json} alone
   *     cannot be renamed, and the earlier one is there still
   */
  public void save(Path folder) {
    network().requireOwn(weights);
    new NewFiles(folder)
        .add(TENSORS, out -> SafetensorsWriter.write(weights, out))
        .add(CONFIG, out -> out.write(config().toJson()))
        .write();
  }

  /** Reads a model whose steps are the paper's. */
  public static Model load(Path folder) {
    return load(folder, Steps.standard());
  }

  /**
   * Reads a model of these steps.
   *
   * @throws InvalidInputException if the folder holds no model, or one that is damaged
   */
  public static Model load(Path folder, Steps steps) {
    requireFolder("model", folder);
    return read(name -> Source.of(folder.resolve(name)), steps);
  }

  /** Reads a model whose steps are the paper's and whose folder lies among a program's resources. */
  public static Model load(Class<?> beside, String folder) {
    return load(beside, folder, Steps.standard());
  }

  /**
   * Reads a model of these steps whose folder lies among a program's resources, such as in its jar: with {@code "/pets-model"}
   * from the root, with {@code "pets-model"} from the package of {@code beside} on, as {@link Class#getResource} has it.
   *
   * <p>Of a module, a folder whose name could be a package's, such as {@code model}, must be open to {@code
   * dev.morphogen.network}; one with a hyphen is seen without.
   *
   * @throws InvalidInputException if there is no model, or one that is damaged
   */
  public static Model load(Class<?> beside, String folder, Steps steps) {
    return read(name -> Source.of(beside, folder + "/" + name), steps);
  }

  private static Model read(Function<String, Source> files, Steps steps) {
    Source file = files.apply(CONFIG);
    ModelConfig config = ModelConfig.read(JsonPlace.read(file));
    Weights weights =
        SafetensorsReader.read(files.apply(TENSORS), layout(file.name(), config, steps));
    return new Model(config.spec(), steps, config.preprocessing(), config.provenance(), weights);
  }

  /**
   * Before {@link #load}, where the folder is known by another name than {@code model}.
   *
   * @throws InvalidInputException if there is no such folder, in a sentence that begins with that name
   */
  public static void requireFolder(String name, Path folder) {
    if (!Files.isDirectory(folder)) {
      String found = Files.exists(folder) ? "is a file" : "is missing";
      throw new InvalidInputException(
          "%s: expected a folder with %s and %s, got %s, which %s"
              .formatted(name, CONFIG, TENSORS, folder, found));
    }
  }

  /**
   * {@code sha256:} and the SHA-256 of its {@link #TENSORS}: the same for the same weights.
   *
   * @throws InvalidInputException if these are not all finite
   */
  public String checksum() {
    MessageDigest digest = Checksum.sha256();
    try {
      SafetensorsWriter.write(
          weights, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    } catch (IOException e) {
      throw new IllegalStateException("nothing is written", e);
    }
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  /** What {@code config.json} says of it. */
  public ModelConfig config() {
    return new ModelConfig(spec, preprocessing, provenance);
  }

  /** h·λmax of its diffusing steps against their limits, in order. */
  public List<Stability> stability() {
    return network().stability(weights);
  }

  /** Of its implicit steps, in order. */
  public List<GreensFunction> greensFunctions() {
    return network().diffusions(weights).stream()
        .filter(Diffusion::isImplicit)
        .map(Diffusion::greensFunction)
        .toList();
  }

  private static WeightLayout layout(String file, ModelConfig config, Steps steps) {
    try {
      return config.spec().network(steps).layout();
    } catch (InvalidInputException e) {
      throw new InvalidInputException(file + ": " + e.getMessage(), e);
    }
  }
}
