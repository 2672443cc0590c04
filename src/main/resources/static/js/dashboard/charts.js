/* The charts of an experiment, drawn from the JSON that the server put into the page. */
import { chart } from '../chart.js';
import { $ } from '../dom.js';
import { number, rate, value } from '../format.js';
import { pointing } from '../pointing.js';
import { boxesMarkup } from './boxes.js';
import { pointingAtBoxes } from './boxpoints.js';
import { drawParallel } from './brushing.js';
import { drawCurves, roomFor } from './curves.js';
import { CLOSEST } from './parallel.js';

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

let boxes = null;
let boxPointer = null;

function drawGroups(groups) {
  const figure = $('#boxes');
  if (!groups.boxes.length) return figure.replaceChildren();
  const read = { ...groups, boxes: groups.boxes.map(box => ({ ...box, ...numbers(box) })) };
  figure.innerHTML = boxesMarkup(read, Math.max(280, figure.clientWidth), $('#box-h').textContent, v => words(groups.percent, v));
  boxes = read;
  boxPointer ??= pointingAtBoxes(figure, () => boxes, $('#box-values'));
  boxPointer.refresh();
}

const numbers = box => Object.fromEntries(['smallest', 'low', 'median', 'high', 'largest'].map(name => [name, value(box[name])]));

function parallel(coordinates) {
  const figure = $('#parallel');
  if (!coordinates.lines.length) return figure.replaceChildren();
  const read = { ...coordinates, lines: coordinates.lines.map(line => ({ ...line, at: line.at.map(value) })) };
  // with many axes or on a phone it scrolls
  const width = Math.max(figure.parentNode.clientWidth, 172 + CLOSEST * (coordinates.axes.length - 1));
  drawParallel(read, width, (axis, v) => words(axis.percent, v));
}

let last = null;
let pointer = null;

function drawLast(numbers, chance) {
  const figure = $('#final');
  const series = numbers.series.map(line => ({
    ...line,
    ys: line.ys.map((v, i) => (line.n[i] ? value(v) : null)),
    // a bar to a value that is not finite goes as far as the axis
    bars: { low: line.bars.low.map(value), high: line.bars.high.map(v => Math.min(value(v), Number.MAX_VALUE)) },
    cursorDot: false,
  }));
  const rates = [...new Set(series.flatMap(line => line.xs))].sort((a, b) => a - b);
  const x = { ...numbers.x, log: true, label: 'learning rate', ...(rates.length && rates.length <= 6 ? { ticks: rates } : {}) };
  last = { x, lines: series.map(line => ({ ...line, low: line.bars.low, high: line.bars.high.map(outermost), notes: line.n.map((n, i) => diverged(line.diverged[i], n)) })) };
  pointer ??= pointing(figure, {
    charts: () => [{ element: figure, title: '', lines: last.lines }],
    axis: () => ({ ...last.x, unit: 'learning rate' }),
    columns: () => ['median', 'smallest to largest', 'n'],
    status: $('#final-values'),
    byLine: true,
  });
  chart(figure, {
    height: 420,
    alt: `${numbers.what[0].toUpperCase()}${numbers.what.slice(1)} by learning rate, a line for each initialization`,
    x,
    y: { ...numbers.y, log: true },
    series,
    references: [{ y: chance, label: '' }],
    left: 44,
    right: roomFor(series.map(line => line.label)),
    labelGap: 16,
  });
  pointer.refresh();
}

const outermost = v => (v === Number.MAX_VALUE ? Infinity : v);
const diverged = (some, n) => (!some ? '' : some === n ? 'diverged' : `${some} of ${n} diverged`);
