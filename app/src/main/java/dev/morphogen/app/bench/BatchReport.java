package dev.morphogen.app.bench;

import dev.morphogen.app.measure.Stopwatch.Times;
import dev.morphogen.app.screen.Table;
import dev.morphogen.app.screen.Text;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.training.Machine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast batches went.
 *
 * @param work what was done with a batch
 * @param operations floating-point operations for one image, as {@code counted} says
 * @param workspaceBytes what the plan allocates for the whole batch
 */
record BatchReport(
    String work,
    String images,
    PlanSettings settings,
    Times times,
    long operations,
    String counted,
    long workspaceBytes) {

  private double imagesPerSecond() {
    return settings.images() / (times.median() * 1e-3);
  }

  private double gigaflops() {
    return operations * imagesPerSecond() * 1e-9;
  }

  private long bytesPerImage() {
    return Math.ceilDiv(workspaceBytes, settings.images());
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("medianMillis", times.median());
    json.put("imagesPerSecond", imagesPerSecond());
    json.put("bytesPerImage", bytesPerImage());
    json.put("gflops", gigaflops());
    json.put("bestMillis", times.best());
    json.put("repetitions", times.repetitions());
    json.put("work", work);
    json.put("images", images);
    json.put("batch", settings.images());
    json.put("threads", settings.threads());
    json.put("kernels", settings.kernels().name());
    json.put("jdk", Machine.jdk());
    json.put("cpu", Machine.cpu());
    return json;
  }

  List<String> lines() {
    return Table.pairs()
        .row("work", "%s, %s of %s a batch".formatted(work, batch(), images))
        .row("processor", Machine.cpu())
        .row("Java", Machine.jdk())
        .row(
            "kernels",
            "%s, %s"
                .formatted(settings.kernels().name(), Text.plural(settings.threads(), "thread")))
        .row("median", "%s ms a batch".formatted(millis(times.median())))
        .row("best", "%s ms of %s".formatted(millis(times.best()), repetitions()))
        .row("images", Text.count(Math.round(imagesPerSecond())) + " a second")
        .row("arithmetic", "%s GFLOP/s (%s)".formatted(Text.decimal(gigaflops(), 1), counted))
        .row("workspace", Text.bytes(bytesPerImage()) + " an image")
        .lines();
  }

  private String batch() {
    return Text.plural(settings.images(), "image");
  }

  private String repetitions() {
    return Text.count(times.repetitions()) + " repetitions";
  }

  private static String millis(double number) {
    return Text.decimal(number, number < 10 ? 3 : 1);
  }
}
