/* Draws the sheet of components with numbers made up for it. */
import { boundary } from '../js/boundary.js';
import { chart } from '../js/chart.js';
import { $, $$, innerWidthOf } from '../js/dom.js';
import { onDraw } from '../js/draw.js';
import { onKey } from '../js/keys.js';
import { spark } from '../js/spark.js';

const epochs = [...Array(81).keys()];
const falling = epochs.map(e => .69 * Math.exp(-e / 20) + .01);
const state = { cursor: 24 };

function curves() {
  chart($('#chart'), {
    height: 256,
    title: 'Loss',
    titleX: 0,
    alt: 'Training and validation loss by epoch, falling from 0.70 to 0.023; a third run ends at epoch 12',
    x: { min: 0, max: 80, label: 'epoch' },
    y: { min: .005, max: 60, log: true },
    right: 78,
    series: [
      { ys: falling, low: falling.map(v => v * .7), high: falling.map(v => v * 1.4), cls: 'kacc', label: 'training' },
      { ys: falling.map(v => v * 1.1), cls: 'k4', label: 'validation', dash: '4 3' },
      { ys: epochs.map(e => (e < 12 ? .7 * 1.4 ** e : NaN)), cls: 'k5', label: 'N(0, 10)', weak: true, marks: [{ kind: 'diamond', x: 1, y: .98 }] },
    ],
    references: [{ y: .693, label: 'chance', at: 'end' }],
    cursor: state.cursor,
    onScrub: x => { state.cursor = x; curves(); },
  });
  chart($('#final'), {
    height: 256,
    alt: 'Last loss by learning rate for four initializations',
    x: { min: .0007, max: 14, log: true, ticks: [.001, .01, .1, 1, 10], label: 'learning rate' },
    y: { min: .005, max: 60, log: true },
    right: 78,
    labelGap: 16,
    series: [['zeros', 'k0', 'bar', .69], ['Xavier', 'k2', 'square', .3], ['He', 'k3', 'disc', .2], ['N(0, 1)', 'k4', 'triangle', .25]].map(([label, cls, symbol, v]) => ({
      label, cls, symbol,
      xs: [.001, .01, .1, 1, 10],
      ys: [v, v * .8, v * .4, v * .1, 12],
      bars: { low: [v, v * .8, v * .4, v * .1, 12].map(q => q * .8), high: [v, v * .8, v * .4, v * .1, 12].map(q => q * 1.3) },
      hollow: [false, false, false, false, true],
    })),
  });
}

function planes() {
  const [columns, rows] = [60, 40];
  const at = i => [i % columns / (columns - 1) * 2 - 1, 1 - Math.floor(i / columns) / (rows - 1) * 2];
  const cells = [...Array(columns * rows).keys()].map(at);
  const domain = [-1, 1, -1, 1];
  const points = [[-.5, .5, 0], [-.2, .1, 0], [.4, -.4, 1], [.3, .5, 1], [.7, .1, 1]];
  const width = innerWidthOf($('#bound').parentNode);
  const height = Math.round(width / 2);
  const grid = Float32Array.from(cells, ([x, y]) => 1 / (1 + Math.exp(-8 * (x - y + .3 * Math.sin(4 * y)))));
  boundary($('#bound'), { width, height, domain, grid, columns, rows, points, radius: 4, wrong: [3], line: 2 });
  boundary($('#classes'), {
    width, height, domain, columns, rows,
    grid: Float32Array.from(cells, ([x, y]) => Math.min(1, Math.hypot(x, y) * 1.2)),
    classes: Uint8Array.from(cells, ([x, y]) => (y > .2 ? 0 : x > 0 ? 1 : 2)),
    points: [[-.5, .7, 0], [.6, -.2, 1], [-.6, -.4, 2]],
    radius: 4,
  });
}

onDraw(() => {
  curves();
  planes();
  $$('[data-spark]').forEach(cell => {
    const ys = cell.dataset.spark === 'broken' ? falling.map((v, e) => (e > 40 ? NaN : v)) : falling;
    cell.innerHTML = spark(ys, { width: 120, height: 20, min: .005, max: 3, log: true });
  });
});
onKey(['←', '→'], 'One epoch back or forward', event => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return false;
  state.cursor = Math.max(0, Math.min(80, state.cursor + step));
  curves();
  return true;
});
