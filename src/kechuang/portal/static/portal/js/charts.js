// Draws explored charts (charts/explored.py) with ECharts as SVG. Without this file their tables stand in their place.
// Nothing is asked of the network but ECharts itself, once, when a chart comes near the view.
import { clipped, saved, table } from "./chart_files.js";
import { drawn, tokens } from "./chart_option.js";

const library = new URL("../../vendor/echarts/echarts.esm.min.js", import.meta.url);
const started = new Set();
let echarts;

class Explored {
  constructor(figure) {
    this.figure = figure;
    this.data = JSON.parse(document.getElementById(figure.dataset.chart).textContent);
    this.box = figure.querySelector(".explored-drawn");
    this.said = figure.querySelector("[data-said]");
    this.tableBox = figure.querySelector(".explored-table");
    this.rows = [...figure.querySelectorAll("tbody tr")];
    this.at = -1;
  }

  start() {
    this.figure.querySelector(".explored-tools").hidden = false;
    this.box.hidden = false;
    this.tableBox.hidden = true;
    this.canvas = this.box.querySelector(".explored-canvas");
    this.chart = echarts.init(this.canvas, null, { renderer: "svg" });
    this.draw();
    this.chart.on("click", (event) => this.follow(event.dataIndex));
    new ResizeObserver(() => this.resize()).observe(this.canvas);
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("blur", () => this.leave());
    this.figure.addEventListener("click", (event) => {
      const asked = event.target.closest("[data-do]")?.dataset.do;
      if (asked) this[asked]();
      if (asked && asked !== "table") event.target.closest("details").open = false;
    });
  }

  draw(paper) {
    this.chart.setOption(drawn(this.data, tokens(paper), (index) => this.tip(index), { narrow: this.canvas.clientWidth < 560 }), true);
  }

  resize() {
    if (this.chart.isDisposed() || !this.canvas.clientWidth) return;
    this.draw();
    this.chart.resize();
  }

  words(index) {
    const cells = [...this.rows[index].cells].map((cell) => cell.textContent);
    return { name: cells[0], pairs: this.data.columns.map((one, n) => [one, cells[n]]).slice(1) };
  }

  tip(index) {
    const box = document.createElement("div");
    box.className = "chart-tip";
    const { name, pairs } = this.words(index);
    box.append(Object.assign(document.createElement("b"), { textContent: name }));
    const list = document.createElement("dl");
    for (const [column, text] of pairs) {
      list.append(Object.assign(document.createElement("dt"), { textContent: column.label }));
      list.append(Object.assign(document.createElement("dd"), { textContent: text === "—" ? text : `${text} ${column.unit}`.trim() }));
    }
    box.append(list);
    return box;
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const last = this.rows.length - 1;
    const to = { ArrowRight: Math.min(last, this.at + 1), ArrowDown: Math.min(last, this.at + 1), ArrowLeft: Math.max(0, this.at - 1), ArrowUp: Math.max(0, this.at - 1), Home: 0, End: last }[event.key];
    if (to !== undefined) this.show(to);
    else if (event.key === "Enter") this.follow(this.at);
    else if (event.key === "Escape") this.leave();
    else if (event.key === "t" || event.key === "T") this.table();
    else return;
    event.preventDefault();
  }

  show(index) {
    this.at = index;
    const { name, pairs } = this.words(index);
    const told = pairs.map(([column, text]) => `${column.label} ${text === "—" ? this.data.words.none : text + column.unit}`);
    this.said.textContent = `${name}：${told.join("；")}${this.data.links[index] ? `。${this.data.words.follow}` : ""}`;
    const known = (key) => this.data.rows[index][this.data.columns.findIndex((one) => one.key === key)] !== null;
    const series = this.chart.getOption().series.findIndex((one) => !one.silent && [one.encode?.x, one.encode?.y].flat().every(known));
    this.chart.dispatchAction({ type: "downplay" });
    this.chart.dispatchAction({ type: "highlight", dataIndex: index });
    this.chart.dispatchAction({ type: "showTip", seriesIndex: Math.max(0, series), dataIndex: index });
  }

  leave() {
    this.at = -1;
    this.chart.dispatchAction({ type: "downplay" });
    this.chart.dispatchAction({ type: "hideTip" });
  }

  follow(index) {
    const address = this.data.links[index];
    if (address) location.assign(address);
  }

  table() {
    const open = this.tableBox.hidden;
    this.tableBox.hidden = !open;
    this.box.hidden = open;
    const button = this.figure.querySelector("[data-do=table]");
    button.setAttribute("aria-expanded", String(open));
    button.querySelector("span").textContent = open ? this.data.words.chart : this.data.words.table;
    if (open) this.tableBox.focus();
    else this.box.focus();
  }

  png() {
    saved.png(echarts, this.picture(), this.canvas, this.figure.id);
  }

  svg() {
    saved.svg(echarts, this.picture(), this.canvas, this.figure.id);
  }

  csv() {
    clipped(new Blob(["\ufeff", table(this.figure)], { type: "text/csv" }), `${this.figure.id}.csv`);
  }

  picture() {
    return drawn(this.data, tokens("light"), () => "", { picture: true });
  }
}

async function start(figure) {
  if (figure.dataset.started || !figure.querySelector(".explored-drawn")) return;
  figure.dataset.started = "true";
  try {
    echarts ??= await import(library);
  } catch {
    return; // the table stays
  }
  const one = new Explored(figure);
  one.start();
  started.add(one);
}

const near = new IntersectionObserver(
  (seen) => {
    for (const one of seen.filter((entry) => entry.isIntersecting)) {
      near.unobserve(one.target);
      start(one.target);
    }
  },
  { rootMargin: "400px" },
);

function look(root) {
  for (const one of started)
    if (!one.figure.isConnected) {
      one.chart.dispose();
      started.delete(one);
    }
  for (const figure of root.querySelectorAll("figure[data-chart]")) near.observe(figure);
}

const redraw = (paper) => {
  for (const one of started) {
    one.draw(paper);
    one.chart.resize();
  }
};
new MutationObserver(() => redraw()).observe(document.documentElement, { attributeFilter: ["data-theme"] });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => redraw());
addEventListener("beforeprint", () => redraw("light"));
addEventListener("afterprint", () => redraw());
document.addEventListener("htmx:afterSettle", () => look(document));
look(document);
