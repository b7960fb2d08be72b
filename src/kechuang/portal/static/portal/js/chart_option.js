// From a table and a few words about it to a whole ECharts option in the page's own colours.
// Colour never tells alone: lines differ by dash and mark, bars by hatching. Lines end in their names; bars, which have no
// end to write at, ask for a legend.

const NAMES = ["paper", "surface", "ink", "ink-soft", "ink-faint", "rule", "rule-strong", "accent", "teal", "teal-line", "teal-tint", "notice", "warning", "good", "error", "sans"];
const HUES = ["teal", "accent", "notice", "warning", "good", "ink-soft"];
const DASHES = ["solid", [7, 4], [2, 3], [9, 3, 2, 3], [1, 4], [12, 4]];
const MARKS = ["circle", "emptyRect", "triangle", "emptyDiamond", "rect", "emptyCircle"];
const HATCHES = [
  undefined,
  { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 },
  { symbol: "circle", dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], symbolSize: 0.6 },
  { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: Math.PI / 2 },
  { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: Math.PI / 4 },
  { symbol: "triangle", dashArrayX: [[8, 8], [0, 8, 8, 0]], dashArrayY: [8, 0], symbolSize: 0.7 },
];

// The colours as they stand on the page now; with `theme` as that theme has them.
export function tokens(theme) {
  const root = document.documentElement;
  const before = root.dataset.theme;
  if (theme && before !== theme) root.dataset.theme = theme;
  const style = getComputedStyle(root);
  const found = Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  found.size = parseFloat(style.fontSize) * 0.8125;
  if (theme && before !== theme) before === undefined ? delete root.dataset.theme : (root.dataset.theme = before);
  return found;
}

const coloured = (value, ink) => {
  if (typeof value === "string") return value.startsWith("@") ? (ink[value.slice(1)] ?? value) : value;
  if (Array.isArray(value)) return value.map((one) => coloured(one, ink));
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, coloured(one, ink)]));
  return value;
};

// A strip between two columns: an unseen line at the low edge, and on it the height of the strip.
function band(series, data, ink) {
  const place = (key) => data.columns.findIndex((one) => one.key === key);
  const [low, high] = [series.encode.low, series.encode.high].map(place);
  const known = (row) => row[low] !== null && row[high] !== null;
  const edge = { type: "line", stack: `band-${low}`, stackStrategy: "all", symbol: "none", silent: true, z: 1, tooltip: { show: false } };
  const drawn = { color: ink["teal-line"], width: 1, type: [3, 3] };
  return [
    { ...edge, name: "", lineStyle: drawn, data: data.rows.map((row) => [named(data, row), known(row) ? row[low] : null]) },
    { ...edge, name: series.name, lineStyle: drawn, areaStyle: { color: ink["teal-line"], opacity: 0.28 }, data: data.rows.map((row) => [named(data, row), known(row) ? row[high] - row[low] : null]) },
  ];
}

function styled(series, order, data, ink, many) {
  const { type, encode = {} } = series;
  const key = type === "bar" && data.columns.find((one) => one.key === encode.x)?.kind === "number" ? encode.x : encode.y;
  const column = data.columns.find((one) => one.key === key);
  const hue = ink[HUES[order % HUES.length]];
  const made = { name: column?.label, ...series, emphasis: { focus: "none", ...series.emphasis } };
  if (type === "line") {
    made.symbol = series.symbol ?? MARKS[order % MARKS.length];
    made.symbolSize = series.symbolSize ?? 7;
    made.labelLayout = { moveOverlap: "shiftY", ...series.labelLayout };
    made.lineStyle = { width: 2.25, color: hue, type: DASHES[order % DASHES.length], ...series.lineStyle };
    made.itemStyle = { color: hue, ...series.itemStyle };
    if (many) made.endLabel = { show: true, formatter: "{a}", color: made.lineStyle.color, fontSize: ink.size, ...series.endLabel };
  }
  if (type === "bar") {
    made.itemStyle = { color: hue, decal: HATCHES[order % HATCHES.length] && { color: ink.surface, ...HATCHES[order % HATCHES.length] }, ...series.itemStyle };
    made.barMaxWidth = series.barMaxWidth ?? 36;
  }
  if (made.markLine) made.markLine = { lineStyle: { color: ink.accent, type: [6, 4], width: 1.5 }, label: { formatter: "{b}", position: "insideStartTop", color: ink.accent, fontSize: ink.size }, ...made.markLine };
  return made;
}

// The first column lies along the axis of names; a year is a name there, no number.
const named = (data, row) => String(row[0]);

function axis(one, data, ink) {
  const words = { color: ink["ink-soft"], fontSize: ink.size, fontFamily: ink.sans };
  return {
    ...one,
    data: one.type === "category" ? data.rows.map((row) => named(data, row)) : undefined,
    axisLabel: { ...words, hideOverlap: true, ...(one.type === "time" ? { formatter: "{yyyy}-{MM}" } : {}), ...one.axisLabel },
    nameTextStyle: { ...words, ...one.nameTextStyle },
    axisLine: { show: one.type === "category", lineStyle: { color: ink["rule-strong"] }, ...one.axisLine },
    axisTick: { show: false, ...one.axisTick },
    splitLine: { show: one.type === "value", lineStyle: { color: ink.rule }, ...one.splitLine },
  };
}

const each = (one, work) => (Array.isArray(one) ? one.map(work) : one && work(one));

// `picture`: for a file, where title and note stand in the drawing itself; `narrow`: on a phone.
export function drawn(data, ink, tip, { picture = false, narrow = false } = {}) {
  const asked = coloured(data.option, ink);
  const many = asked.series.filter((one) => one.type !== "band").length > 1;
  let order = 0;
  const series = asked.series.flatMap((one) => (one.type === "band" ? band(one, data, ink) : [styled(one, order++, data, ink, many && asked.legend?.show !== true)]));
  const unit = data.columns.find((one) => one.kind === "number")?.unit;
  const words = { color: ink["ink-soft"], fontSize: ink.size, fontFamily: ink.sans };
  const legend = asked.legend?.show === true ? 28 : 0;
  return {
    animation: false,
    backgroundColor: picture ? ink.surface : "transparent",
    textStyle: { fontFamily: ink.sans, color: ink.ink },
    title: picture ? [{ text: data.title, left: 16, top: 12, textStyle: { color: ink.ink, fontSize: ink.size * 1.3, fontFamily: ink.sans } }, { text: data.note, left: 16, bottom: 10, textStyle: { ...words, fontWeight: "normal" } }] : [],
    ...asked,
    legend: { show: false, left: 8, top: picture ? 44 : 0, itemWidth: 22, itemGap: 18, selectedMode: false, ...asked.legend, textStyle: { ...words, color: ink.ink } },
    tooltip: { trigger: "axis", axisPointer: { type: series.some((one) => one.type === "bar") ? "shadow" : "line" }, backgroundColor: ink.surface, borderColor: ink["rule-strong"], confine: true, padding: [8, 12], transitionDuration: 0, ...asked.tooltip, formatter: (points) => tip([points].flat()[0].dataIndex) },
    grid: { left: 8, right: !many || legend ? 24 : narrow ? 56 : 96, top: (picture ? 72 : 32) + legend, bottom: picture ? 44 : 8, containLabel: true, ...asked.grid },
    dataset: { dimensions: data.columns.map((one) => one.key), source: data.rows.map((row) => [named(data, row), ...row.slice(1)]) },
    xAxis: each(asked.xAxis, (one) => axis(one, data, ink)),
    yAxis: each(asked.yAxis, (one) => axis({ name: one.type === "value" ? unit : undefined, nameLocation: "end", ...one }, data, ink)),
    series,
  };
}
