// A chart to take away: PNG and SVG in light colours with title and note, and its table as csv.

export function clipped(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const size = (canvas) => ({ width: Math.max(720, canvas.clientWidth), height: Math.max(400, canvas.clientHeight + 80) });

export const saved = {
  svg(echarts, option, canvas, name) {
    const chart = echarts.init(null, null, { renderer: "svg", ssr: true, ...size(canvas) });
    chart.setOption(option);
    clipped(new Blob([chart.renderToSVGString()], { type: "image/svg+xml" }), `${name}.svg`);
    chart.dispose();
  },
  png(echarts, option, canvas, name) {
    const chart = echarts.init(document.createElement("div"), null, { renderer: "canvas", ...size(canvas) });
    chart.setOption(option);
    chart.renderToCanvas({ pixelRatio: 2, backgroundColor: option.backgroundColor }).toBlob((blob) => {
      clipped(blob, `${name}.png`);
      chart.dispose();
    }, "image/png");
  },
};

const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
// A text that a spreadsheet would take for a formula stays text.
const safe = (text) => (/^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text);

export function table(figure) {
  const rows = [...figure.querySelectorAll("tr")];
  return rows.map((row) => [...row.cells].map((cell) => quoted(safe(cell.dataset.exact ?? cell.textContent.trim()))).join(",")).join("\r\n") + "\r\n";
}
