package dev.morphogen.app.report;

import dev.morphogen.app.option.DataOptions;
import dev.morphogen.app.option.TrainedData;
import dev.morphogen.app.page.LineChart;
import dev.morphogen.app.page.Page;
import dev.morphogen.app.screen.Text;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.diffusion.Stability;
import dev.morphogen.network.model.Model;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The report of a training that is done. */
final class ReportPage {

  private static final List<String> EPOCH_HEADINGS =
      List.of(
          ">epoch",
          ">loss",
          ">accuracy",
          ">test loss",
          ">test accuracy",
          ">learning rate",
          ">time",
          ">images/s");

  private final Run run;
  private final Model model;
  private final @Nullable TestResult test;
  private final String whyNoTest;

  /** {@code whyNoTest} is said instead of the test's result if there is none. */
  ReportPage(Run run, Model model, @Nullable TestResult test, String whyNoTest) {
    this.run = run;
    this.model = model;
    this.test = test;
    this.whyNoTest = whyNoTest;
  }

  Page page() {
    Page page = new Page(run.name()).paragraph(headline()).numbers(numbers());
    page.section("Curves").charts(new Curves(run.epochs()).charts()).paragraph(Curves.LOSSES);
    page.foldedTable("Every epoch", EPOCH_HEADINGS, epochRows(run.epochs()));
    if (test == null) {
      page.section(ClassSection.TITLE).paragraph(whyNoTest);
    } else {
      new ClassSection(test).addTo(page);
      new MistakePictures(model, test).addTo(page);
    }
    addDiffusion(page);
    StencilPictures.of(model).addTo(page);
    page.section("How it was made").facts(Settings.provenance(run.config()));
    return page;
  }

  /** Data and network in a sentence or two. */
  private String headline() {
    return "%s, images of %s: %s. The network: %s."
        .formatted(
            dataName(),
            model.spec().input(),
            classes(model.spec().classes().size()),
            model.spec().architecture().blocks().stream()
                .map(ReportPage::block)
                .collect(Collectors.joining(", ")));
  }

  private static String classes(int count) {
    return Text.plural(count, "class");
  }

  private String dataName() {
    return TrainedData.specification(model.config()).orElse("unknown data");
  }

  private static String block(Block block) {
    String steps =
        block.steps().stream().distinct().count() == 1
            ? "%d\u00A0×\u00A0%s".formatted(block.steps().size(), block.steps().getFirst())
            : String.join(" + ", block.steps());
    return "%s of %d channels".formatted(steps, block.width());
  }

  private Map<String, String> numbers() {
    EpochMetrics best = run.best();
    Map<String, String> numbers = new LinkedHashMap<>();
    if (test != null && !TrainedData.isSame(model.config(), test.data())) {
      numbers.put(onOtherData(test), Numbers.percent(test.evaluation().accuracy()));
    }
    numbers.put("test accuracy", Numbers.percent(run.testAccuracy()));
    numbers.put(
        best == null ? "best" : "best, after epoch " + best.epoch(),
        Numbers.percent(best == null ? null : best.testAccuracy()));
    numbers.put(
        "for " + Text.plural(run.epochs().size(), "epoch"), Numbers.duration(run.seconds()));
    numbers.put("training images/s", Numbers.count(run.imagesPerSecond()));
    numbers.put("learnt numbers", Text.count(run.learntNumbers()));
    numbers.put("multiply-adds", millions(run.multiplyAdds()));
    return numbers;
  }

  private static String onOtherData(TestResult test) {
    return "accuracy on %s, %s"
        .formatted(
            DataOptions.shortName(test.data().name()),
            Text.plural(test.evaluation().images(), "image"));
  }

  private static String millions(long number) {
    return Text.decimal(number * 1e-6, 1) + " M";
  }

  static List<List<String>> epochRows(List<EpochMetrics> epochs) {
    return epochs.stream()
        .map(epoch ->
            List.of(
                Text.count(epoch.epoch()),
                Numbers.decimal(epoch.loss(), 4),
                Numbers.percent(epoch.accuracy()),
                Numbers.decimal(epoch.testLoss(), 4),
                Numbers.percent(epoch.testAccuracy()),
                Numbers.significant(epoch.learningRate()),
                Numbers.duration(Numbers.of(epoch.seconds())),
                Numbers.count(Numbers.of(epoch.imagesPerSecond()))))
        .toList();
  }

  private void addDiffusion(Page page) {
    List<Stability> steps = model.stability();
    if (steps.isEmpty()) {
      return;
    }
    page.section("Diffusion")
        .paragraph(
            "A step’s diffusion −KᵀK multiplies the mode of eigenvalue λ by 1 − hλ if it is explicit, and makes no mode larger while h·λmax ≤ 2; an implicit step multiplies it by 1/(1 + hλ) and has no limit.");
    List<LineChart> charts = new Curves(run.epochs()).stability();
    if (!charts.isEmpty()) {
      page.charts(charts);
    }
    page.table(
        List.of("step", ">λmax", ">h", ">h·λmax", ">limit", "stable"),
        steps.stream().map(ReportPage::stabilityRow).toList());
    GreensPictures.of(model).addTo(page);
  }

  private static List<String> stabilityRow(Stability step) {
    String bound = step.upperBound() ? "≤ " : "";
    return List.of(
        step.step(),
        bound + Numbers.significant(step.lambdaMax()),
        Float.toString(step.timeStep()),
        bound + Numbers.significant(step.timesTimeStep()),
        Double.isFinite(step.limit()) ? Numbers.significant(step.limit()) : "none",
        StabilityWord.of(step));
  }
}
