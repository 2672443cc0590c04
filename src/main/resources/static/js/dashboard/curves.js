/* Loss by epoch in small multiples on common axes, which zoom together. */
import { chart } from '../chart.js';
import { $, $$ } from '../dom.js';
import { value } from '../format.js';
import { pointing } from '../pointing.js';
import { followed } from '../zoom.js';
import { zooming } from '../zooming.js';
import { joined, thinned } from './detail.js';

let zoom = null;
let pointer = null;
let panels = []; // as they were drawn last
let shown = null; // what the server said last
let chance = 0;
let asking = null;

/** curves: as the server has them; its detail is replaced by what is asked for here. */
export function drawCurves(curves, guessing) {
  if (shown !== curves) asking?.abort();
  shown = curves;
  chance = guessing;
  zoom ??= zooming($('#multiples'), { tools: $('#curve-zoom'), axis, changed: draw, rested: ask });
  pointer ??= pointing($('#multiples'), {
    charts: () => $$('#multiples figure').slice(0, panels.length)
      .map((element, i) => ({ element, title: panels[i].title, lines: panels[i].told })),
    axis: () => ({ ...zoom.x(), unit: shown.across }),
    columns: () => (shown.median ? ['median', 'quartiles', 'n'] : ['mean', '95 % interval', 'n']),
    status: $('#curve-values'),
  });
  draw();
  zoom.tell();
  ask();
}

const axis = () => ({
  min: 0,
  max: shown.most,
  unit: shown.across,
  whole: shown.across !== 'seconds',
  least: Math.min(...shown.panels.flatMap(panel => panel.series.map(line => line.times)).filter(times => times > 0), shown.most) * 2,
});

/* room for the longest name at the lines' ends */
export const roomFor = names => 26 + 7 * Math.max(2, ...names.map(name => name.length));

function draw() {
  const range = zoom.range();
  panels = shown.panels.map((panel, i) => {
    const told = panel.series.map((line, j) => read(joined(line, range && shown.detail?.panels[i]?.[j])));
    return { ...panel, told, drawn: told.flatMap(lines) };
  });
  const figures = $$('#multiples figure');
  const perRow = getComputedStyle($('#multiples')).gridTemplateColumns.split(' ').length;
  const x = zoom.x();
  const y = followed({ ...shown.y, log: !shown.linear }, panels.flatMap(panel => panel.drawn), range);
  panels.forEach((panel, i) => {
    const bottom = i >= Math.floor((panels.length - 1) / perRow) * perRow;
    chart(figures[i], {
      height: bottom && perRow > 1 ? 222 : 208,
      title: panel.title,
      alt: `${panel.title}: ${shown.what} by ${shown.across}, ${panel.series.map(ending).join('; ')}`,
      x: { ...x, label: bottom ? shown.across : '' },
      y,
      series: panel.drawn,
      references: [{ y: chance, label: '' }],
      left: 44,
      right: roomFor(panel.series.map(line => line.label)),
      labelGap: 13,
      zoom: true,
    });
  });
  pointer.refresh();
}

/* what the page does not have of the part that is shown */
async function ask() {
  const range = zoom.range();
  asking?.abort();
  if (!range || (shown.detail?.min === range.min && shown.detail.max === range.max)) return;
  if (!shown.panels.some(panel => panel.series.some(line => thinned(line, range)))) return;
  const mine = (asking = new AbortController());
  const query = new URLSearchParams(location.search);
  query.set('range', `${range.min}..${range.max}`);
  try {
    const response = await fetch(`${$('#multiples').dataset.detail}?${query}`, { signal: mine.signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    if (response.status === 204) return;
    const detail = await response.json();
    if (mine !== asking) return;
    shown.detail = detail;
    draw();
  } catch (failure) {
    if (failure.name !== 'AbortError') console.info('More points of the curves could not be had:', failure.message);
  }
}

/* numbers read, x in its unit */
const read = line => ({
  ...line,
  xs: line.xs.map(x => x * line.times),
  marks: line.marks.map(mark => ({ ...mark, x: mark.x * line.times })),
  ys: line.ys.map(value),
  low: line.low.map(value),
  high: line.high.map(value),
  smooth: line.smooth?.map(value),
  broken: line.marks.some(mark => mark.kind === 'cross'),
});

/* where a line is smoothed, the raw one stays below it, pale and without a name; the cursor tells the raw one */
function lines(line) {
  if (!line.smooth) return [line];
  return [
    { ...line, label: '', weak: true, low: undefined, high: undefined },
    { ...line, ys: line.smooth, low: undefined, high: undefined, marks: [], cursorDot: false },
  ];
}

const ending = line => line.ys.length
  ? `${line.label} from ${line.ys[0]} to ${line.ys[line.ys.length - 1]}`
  : `${line.label} without a value yet`;
