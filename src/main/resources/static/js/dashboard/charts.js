/* The charts of an experiment, drawn from the JSON that the server put into the page. */
import { chart } from '../chart.js';
import { $, $$ } from '../dom.js';

let known = '';
let data = null;

/** Draws all charts from the numbers of now. */
export function drawCharts() {
  const text = $('#chart-data')?.textContent ?? '';
  if (text !== known) {
    known = text;
    data = JSON.parse(text);
  }
  if (!data) return;
  drawCurves(data.curves, data.chance);
  drawLast(data.last, data.chance);
}

/* room for the longest name at the lines' ends */
const roomFor = names => 26 + 7 * Math.max(2, ...names.map(name => name.length));

function drawCurves(curves, chance) {
  const figures = $$('#multiples figure');
  const perRow = getComputedStyle($('#multiples')).gridTemplateColumns.split(' ').length;
  curves.panels.forEach((panel, i) => {
    const bottom = perRow > 1 && i >= Math.floor((curves.panels.length - 1) / perRow) * perRow;
    chart(figures[i], {
      height: bottom ? 222 : 208,
      title: panel.title,
      alt: `${panel.title}: ${curves.what} by epoch, ${panel.series.map(ending).join('; ')}`,
      x: { min: 0, max: Math.max(1, curves.epochs), label: bottom ? 'epoch' : '' },
      y: { ...curves.y, log: true },
      series: panel.series,
      references: [{ y: chance, label: '' }],
      left: 44,
      right: roomFor(panel.series.map(line => line.label)),
      labelGap: 13,
    });
  });
}

const ending = line => line.ys.length
  ? `${line.label} from ${line.ys[0]} to ${line.ys[line.ys.length - 1]}`
  : `${line.label} without a value yet`;

function drawLast(last, chance) {
  const rates = [...new Set(last.series.flatMap(line => line.xs))].sort((a, b) => a - b);
  chart($('#final'), {
    height: 420,
    alt: `${last.what[0].toUpperCase()}${last.what.slice(1)} by learning rate, a line for each initialization`,
    x: { ...last.x, log: true, label: 'learning rate', ...(rates.length && rates.length <= 6 ? { ticks: rates } : {}) },
    y: { ...last.y, log: true },
    series: last.series,
    references: [{ y: chance, label: '' }],
    left: 44,
    right: roomFor(last.series.map(line => line.label)),
    labelGap: 16,
  });
}
