// Draws the page's charts from the JSON beside each, in the colours of light, dark or print, at the width there is.
(() => {
  "use strict";

  const PRINT_WIDTH = 308;
  const PRINT_HEIGHT = 200;
  const FONT = "12px system-ui, sans-serif";
  const TICK = 10;
  const GAP = 5;
  const COLOURS = 8;

  // A colour has its own dashes, as print may have none: lengths of ink and gap in turn. The next round of colours has others.
  const DASHES = [[], [3, 3], [14, 4], [10, 3, 2, 3], [2, 6], [18, 3, 6, 3], [7, 3, 2, 3, 2, 3], [1, 3]];
  const REFERENCE = [6, 4];
  const plots = [];
  let printing = false;

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const LIGHT = { "--soft": "#444", "--grid": "#ddd",
    "--line-0": "#0072b2", "--line-1": "#d55e00", "--line-2": "#008f68", "--line-3": "#b8559a",
    "--line-4": "#b07800", "--line-5": "#3d9bd8", "--line-6": "#7a4fb5", "--line-7": "#30363d" };
  const ink = name => printing ? LIGHT[name] : colour(name);

  // Between two epochs there is none: no 1.5 on the axis.
  const WHOLE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];
  const whole = numbers => numbers.every(number => Number.isInteger(number) && number < 100000);

  // Of a few sizes, each doubled or so, every one has its tick: 10 and 100 would say nothing.
  const FEW = 12;
  function places(of, numbers) {
    if (of.log) return numbers.length <= FEW ? { splits: () => numbers, filter: (plot, splits) => splits } : {};
    return whole(numbers) ? { incrs: WHOLE } : {};
  }

  // 12345.678 -> 12,346; 0.00012345 -> 1.23e-4
  function text(value) {
    if (value == null) return "";
    const size = Math.abs(value);
    if (size !== 0 && (size < 1e-3 || size >= 1e7)) return value.toExponential(2);
    return value.toLocaleString("en", { maximumSignificantDigits: Math.max(4, String(Math.trunc(size)).length) });
  }

  function ticks(log) {
    return (plot, values) => values.map(value => {
      if (value == null) return "";
      if (!log) return Math.abs(value) >= 1e5 || (value !== 0 && Math.abs(value) < 1e-3)
        ? value.toExponential(0) : value.toLocaleString("en", { maximumFractionDigits: 6 });
      return Math.abs(value) >= 1e5 || Math.abs(value) < 1e-3 ? value.toExponential(0) : String(value);
    });
  }

  // As wide as the longest number, so that the label lies beside all of them.
  function wide(plot, values) {
    plot.ctx.font = FONT;
    return TICK + 2 * GAP + Math.max(16, ...(values ?? []).map(value => plot.ctx.measureText(value).width));
  }

  function axis(of, size) {
    const made = {
      label: of.label, labelFont: FONT, font: FONT, labelSize: 22, size, gap: GAP,
      stroke: ink("--soft"), grid: { stroke: ink("--grid"), width: 1 }, ticks: { stroke: ink("--grid"), width: 1, size: TICK }
    };
    made.values = ticks(of.log);
    return made;
  }

  function dashes(line) {
    return line.dashed ? REFERENCE : DASHES[(line.colour + Math.floor(line.colour / COLOURS)) % DASHES.length];
  }

  // The line's dashes in its colour, as a picture for the legend.
  function sample(line) {
    const stroke = ink("--line-" + line.colour % COLOURS);
    const pattern = dashes(line);
    if (pattern.length === 0) return stroke;
    let at = 0;
    const parts = pattern.map((length, i) => `${i % 2 ? "transparent" : stroke} ${at}px ${at += length}px`);
    return `repeating-linear-gradient(90deg, ${parts.join(", ")})`;
  }

  function series(line, points) {
    const stroke = ink("--line-" + line.colour % COLOURS);
    return {
      label: line.name, stroke, dash: dashes(line), width: 2, spanGaps: true, value: (plot, value) => text(value),
      points: { show: points < 30, size: points < 3 ? 9 : 5, stroke, fill: stroke }
    };
  }

  // One number over and over, or a single point, still wants an axis with some length.
  function range(log) {
    return (plot, low, high) => {
      if (low == null) return log ? [0.1, 10] : [0, 1];
      if (log) return low === high ? [low / 2, high * 2] : uPlot.rangeLog(low, high, 10, false);
      if (low === high) return [low - (Math.abs(low) * 0.1 || 1), high + (Math.abs(high) * 0.1 || 1)];
      return uPlot.rangeNum(low, high, 0.08, true);
    };
  }

  // A single point stands in the middle, its tick alone below it.
  function rangeX(log, xs) {
    if (xs.length === 1) return log ? [xs[0] / 2, xs[0] * 2] : [xs[0] - 0.5, xs[0] + 0.5];
    return (plot, low, high) => low == null ? [0, 1] : [low, high];
  }

  function size(holder) {
    if (printing) return { width: PRINT_WIDTH, height: PRINT_HEIGHT };
    const width = Math.max(200, Math.floor(holder.clientWidth));
    return { width, height: Math.round(Math.min(300, Math.max(210, width * 0.62))) };
  }

  function draw(plot) {
    if (plot.chart) plot.chart.destroy();
    const { x, y, lines, data } = plot.json;
    plot.chart = new uPlot({
      ...size(plot.holder),
      scales: { x: { time: false, distr: x.log ? 3 : 1, range: rangeX(x.log, data[0]) }, y: { distr: y.log ? 3 : 1, range: range(y.log) } },
      axes: [{ ...axis(x, 34), ...places(x, data[0]) }, axis(y, wide)],
      legend: { markers: { fill: (chart, i) => i > 0 ? sample(lines[i - 1]) : "transparent" } },
      series: [{ label: x.label, value: (chart, value) => text(value) }, ...lines.map(line => series(line, data[0].length))],
      padding: [10, 20, 0, 0]
    }, data, plot.holder);
  }

  const drawAll = () => plots.forEach(draw);

  for (const holder of document.querySelectorAll(".plot")) {
    plots.push({ holder, json: JSON.parse(holder.nextElementSibling.textContent), chart: null });
  }
  drawAll();

  const resized = new ResizeObserver(entries => {
    if (printing) return;
    for (const entry of entries) {
      const plot = plots.find(one => one.holder === entry.target);
      const wanted = size(plot.holder);
      if (plot.chart.width !== wanted.width) plot.chart.setSize(wanted);
    }
  });
  plots.forEach(plot => resized.observe(plot.holder));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  addEventListener("beforeprint", () => { printing = true; drawAll(); });
  addEventListener("afterprint", () => { printing = false; drawAll(); });
})();
