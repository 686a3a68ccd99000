package dev.morphogen.app.paper;

import dev.morphogen.app.bench.convolution.Curve;
import dev.morphogen.app.bench.convolution.Figure1;
import dev.morphogen.app.bench.convolution.Panel;
import dev.morphogen.app.bench.convolution.PointResult;
import dev.morphogen.app.bench.convolution.PointResult.Measured;
import dev.morphogen.app.bench.convolution.PointResult.Skipped;
import dev.morphogen.app.screen.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figure 1 beside what the paper says of it. */
record Figure1Result(RunRecord run, Figure1 figure) implements PaperResult {

  static final List<String> REMARKS =
      List.of(
          "A number is time of the dense convolution / time, both of the same round, the median of the rounds; the least and"
              + " the most stand in the JSON. Forward, weights and their transforms made ready before.",
          "The dense convolution is Morphogen's own, or libtorch's where that is present and faster; how near it is to the"
              + " machine's peak is its GFLOP/s (two operations a multiply-add). Where they fall, a better one would lower the ratios.",
          "Before they were timed, depthwise convolutions gave the same images directly and by FFT, and the circulant one the"
              + " same as the dense one with the weights it stands for, away from the edge.",
          "The paper: Titan Xp, cuDNN 7.1 for the dense convolution, cuFFT for ours, PyTorch's groups for the direct depthwise"
              + " one, total of 100 convolutions, batches of 64. Here turns have fewer images where 64 would take too long.");

  @Override
  public String name() {
    return "figure1";
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("result", "Figure 1");
    json.put("run", run.json());
    json.putAll(figure.json());
    json.put("claims", Figure1Claims.of(figure).stream().map(Claim::json).toList());
    json.put("remarks", REMARKS);
    return json;
  }

  @Override
  public List<String> markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# Figure 1: how many times faster than a dense convolution");
    lines.add("");
    lines.addAll(run.sentences());
    lines.addAll(List.of("", "    " + run.command(), ""));
    lines.add("What a panel does not vary: %s.".formatted(figure.base()));
    for (Panel panel : figure.panels()) {
      lines.addAll(List.of("", "## By " + panel.varied().label(), ""));
      lines.addAll(table(panel).lines());
    }
    figure.remarks().forEach(remark -> lines.addAll(List.of("", remark + ".")));
    lines.addAll(List.of("", "## What the paper says", ""));
    Figure1Claims.of(figure)
        .forEach(
            claim -> lines.add("- Paper: %s  \n  Here: %s".formatted(claim.paper(), claim.here())));
    lines.addAll(List.of("", "## Remarks", ""));
    REMARKS.forEach(remark -> lines.add("- " + remark));
    return lines;
  }

  @Override
  public String html() {
    return Figure1Page.of(this).html();
  }

  MarkdownTable table(Panel panel) {
    MarkdownTable table =
        MarkdownTable.of(
            ">" + panel.varied().label(),
            ">" + Curve.DEPTHWISE_DIRECT.label(),
            ">" + Curve.DEPTHWISE_FOURIER.label(),
            ">" + Curve.CIRCULANT_FOURIER.label(),
            ">dense, ms an image",
            ">dense, GFLOP/s",
            "by",
            ">images a turn",
            ">rounds");
    for (PointResult result : panel.results()) {
      String value = Text.count(panel.value(result));
      switch (result) {
        case Skipped _ -> table.row(value, "-", "-", "-", "-", "-", "", "-", "-");
        case Measured measured ->
            table.row(
                value,
                ratio(measured.timesFaster(Curve.DEPTHWISE_DIRECT)),
                ratio(measured.timesFaster(Curve.DEPTHWISE_FOURIER)),
                ratio(measured.timesFaster(Curve.CIRCULANT_FOURIER)),
                Table1Result.millis(1e-3 * measured.millis(Curve.DENSE)),
                Text.decimal(measured.denseGigaflops(), 0),
                measured.denseBy(),
                Text.count(measured.images()),
                Text.count(measured.rounds()));
      }
    }
    return table;
  }

  static String ratio(double ratio) {
    return Text.decimal(ratio, ratio < 10 ? 2 : 1);
  }
}
