/* The charts of an experiment, drawn from the JSON that the server put into the page. */
import { chart } from '../chart.js';
import { $ } from '../dom.js';
import { number, rate, value } from '../format.js';
import { boxesMarkup } from './boxes.js';
import { drawParallel } from './brushing.js';
import { drawCurves, roomFor } from './curves.js';

let known = '';
let data = null;

/** Whether the charts show other numbers than the page has by now. */
export const chartsAreOld = () => ($('#chart-data')?.textContent ?? '') !== known;

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
  drawGroups(data.groups);
  parallel(data.parallel);
}

/* as axes are labelled, but for what would fill the picture with zeros */
const words = (percent, v) => (percent ? `${Math.round(v * 100)} %` : Math.abs(v) >= 1e5 || (v && Math.abs(v) < 1e-4) ? number(v) : rate(v));

function drawGroups(groups) {
  const figure = $('#boxes');
  const read = { ...groups, boxes: groups.boxes.map(box => ({ ...box, ...numbers(box) })) };
  figure.innerHTML = boxesMarkup(read, Math.max(280, figure.clientWidth), $('#box-h').textContent, v => words(groups.percent, v));
}

const numbers = box => Object.fromEntries(['smallest', 'low', 'median', 'high', 'largest'].map(name => [name, value(box[name])]));

function parallel(coordinates) {
  const figure = $('#parallel');
  const read = { ...coordinates, lines: coordinates.lines.map(line => ({ ...line, at: line.at.map(value) })) };
  // on a phone it scrolls: axes closer than this cannot be read
  const width = Math.max(figure.parentNode.clientWidth, 110 * coordinates.axes.length + 120);
  drawParallel(read, width, (axis, v) => words(axis.percent, v));
}

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
