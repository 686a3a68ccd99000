package dev.morphogen.app.option;

import dev.morphogen.app.screen.Screen;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.model.ArchitectureFile;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.paper.Width;
import dev.morphogen.network.step.Convolution;
import dev.morphogen.network.step.Steps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which network: one of the paper's, or one's own. */
public final class NetworkOptions {

  private static final String STEP = "linearmix";

  private static final List<String> WITH_TIME_STEP =
      List.of("explicit", "implicit", "circulant", "implicit-circulant");

  private static final List<String> DIRECT_OR_FOURIER =
      List.of("mobilenet", "linearmix", "explicit");

  @Option(
      names = "--step",
      paramLabel = "S",
      completionCandidates = StepNames.class,
      description = "Kind of step: ${COMPLETION-CANDIDATES} (default: " + STEP + ").")
  private @Nullable String step;

  @Option(
      names = "--width",
      paramLabel = "W",
      description =
          "The paper's widths: A is 32-64-128 channels, B 48-96-192, C 32-64-128-256 (default: A).")
  private @Nullable Width width;

  @Option(
      names = "--widths",
      paramLabel = "N,N",
      converter = WidthList.Reader.class,
      description = "Widths of one's own, each twice the one before, such as 24,48.")
  private @Nullable WidthList widths;

  @Option(
      names = "--steps-per-block",
      paramLabel = "N",
      description = "Steps in every block (default: 4).")
  private @Nullable Integer stepsPerBlock;

  @Option(
      names = "--stencil",
      paramLabel = "N",
      description = "Side of the steps' stencils, odd (default: 3).")
  private @Nullable Integer stencil;

  @Option(
      names = "--time-step",
      paramLabel = "H",
      description = "Time step h of the reaction-diffusion steps (default: 1).")
  private @Nullable Float timeStep;

  @Option(
      names = "--boundary",
      paramLabel = "B",
      description =
          "What depthwise stencils see beyond the edge: zero or periodic (default: zero).")
  private @Nullable Boundary boundary;

  @Option(
      names = "--convolution",
      paramLabel = "C",
      description =
          "How the steps' depthwise convolutions are computed: direct, or fourier, which needs"
              + " --boundary periodic and costs the same for every stencil (default: direct).")
  private @Nullable Convolution convolution;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Take the architecture from a model's folder, or from a JSON file of your own.")
  private @Nullable Path config;

  /** Whether anything was given. */
  public boolean given() {
    return config != null || othersGiven();
  }

  /** These, without those that exclude what was typed later. */
  public NetworkOptions before(NetworkOptions later) {
    if (later.config != null || config != null && later.othersGiven()) {
      return later;
    }
    if (later.width == null ^ later.widths == null) {
      width = later.width;
      widths = later.widths;
    }
    return this;
  }

  private boolean othersGiven() {
    return step != null
        || width != null
        || widths != null
        || stepsPerBlock != null
        || stencil != null
        || timeStep != null
        || boundary != null
        || convolution != null;
  }

  /**
   * The network's description.
   *
   * @throws InvalidInputException if the options do not fit together or a number is out of range
   */
  public Architecture architecture() {
    if (config != null) {
      if (othersGiven()) {
        throw new InvalidInputException(
            "--config: expected no other option of the network beside it, as the file says it all");
      }
      return checked(ArchitectureFile.read(configFile(config)));
    }
    if (width != null && widths != null) {
      throw new InvalidInputException("--widths: expected either --width or --widths, got both");
    }
    Architecture paper = Architecture.of(step == null ? STEP : step, channels());
    List<Block> blocks = paper.blocks().stream().map(this::adjusted).toList();
    return checked(new Architecture(paper.openingStencil(), blocks));
  }

  private static Path configFile(Path config) {
    return Files.isDirectory(config) ? config.resolve(Model.CONFIG) : config;
  }

  /** Says which options change nothing: they are as likely a slip as not. */
  public void remark(Screen screen) {
    withoutEffect().forEach(sentence -> screen.tell("morphogen: " + sentence));
  }

  List<String> withoutEffect() {
    List<String> all = new ArrayList<>();
    if (timeStep != null) {
      requireKind(all, "--time-step", WITH_TIME_STEP);
    }
    if (convolution == Convolution.FOURIER) {
      requireKind(all, "--convolution", DIRECT_OR_FOURIER);
    }
    return all;
  }

  private void requireKind(List<String> sentences, String option, List<String> kinds) {
    String kind = step == null ? STEP : step;
    if (!kinds.contains(kind)) {
      sentences.add(
          "%s changes nothing for steps of the kind %s, only for %s"
              .formatted(option, kind, String.join(", ", kinds)));
    }
  }

  private List<Integer> channels() {
    return widths != null
        ? widths.channels()
        : width != null ? width.channels() : Width.A.channels();
  }

  private Block adjusted(Block block) {
    if (stepsPerBlock != null && (stepsPerBlock < 1 || stepsPerBlock > Block.MOST_STEPS)) {
      throw new InvalidInputException(
          "--steps-per-block: expected 1 to %d, got %d".formatted(Block.MOST_STEPS, stepsPerBlock));
    }
    Block changed = stepsPerBlock == null ? block : block.withSteps(stepsPerBlock);
    changed = stencil == null ? changed : changed.withStencil(stencil);
    changed = timeStep == null ? changed : changed.withTimeStep(timeStep);
    changed = boundary == null ? changed : changed.withBoundary(boundary);
    return convolution == null ? changed : changed.withConvolution(convolution);
  }

  /** Before any data is read: are there such steps? */
  private static Architecture checked(Architecture architecture) {
    architecture.blocks().forEach(block -> block.steps().forEach(Steps.standard()::get));
    return architecture;
  }

  /** A short name for a folder: {@code linearmix-A}, {@code explicit-24-48}; of a model's configuration that model's name. */
  public String shortName() {
    if (config != null) {
      Path file = configFile(config).toAbsolutePath().normalize();
      Path named = file.endsWith(Model.CONFIG) ? file.resolveSibling("") : file;
      return String.valueOf(named.getFileName()).replaceFirst("\\.json$", "");
    }
    String size =
        widths == null
            ? String.valueOf(width == null ? Width.A : width)
            : widths.toString().replace(',', '-');
    return (step == null ? STEP : step) + "-" + size;
  }

  /** The options that say the same again, from any working directory. */
  public List<String> arguments() {
    List<String> all = new ArrayList<>();
    add(all, "--step", config == null && step == null ? STEP : step);
    add(all, "--width", width);
    add(all, "--widths", widths);
    add(all, "--steps-per-block", stepsPerBlock);
    add(all, "--stencil", stencil);
    add(all, "--time-step", timeStep);
    add(all, "--boundary", lowerCase(boundary));
    add(all, "--convolution", lowerCase(convolution));
    add(all, "--config", config == null ? null : config.toAbsolutePath());
    return all;
  }

  private static @Nullable String lowerCase(@Nullable Enum<?> value) {
    return value == null ? null : value.name().toLowerCase(Locale.ROOT);
  }

  /** Appends an option and its value, if there is one. */
  public static void add(List<String> arguments, String option, @Nullable Object value) {
    if (value != null) {
      arguments.add(option);
      arguments.add(value.toString());
    }
  }
}
