/* Range tests: the curves over the rate, and the page anew while the search goes on. */
import { chart } from '../chart.js';
import { $, $$ } from '../dom.js';
import { onDraw } from '../draw.js';
import { rate, value } from '../format.js';
import { onKey } from '../keys.js';
import { live } from '../live.js';
import { mark } from '../marks.js';
import { pointing } from '../pointing.js';
import { axisFor } from '../scale.js';
import { followed } from '../zoom.js';
import { zooming } from '../zooming.js';

const NARROW = 480;
const main = () => $('#main');

/* where a line blows up it may leave the picture: its last loss would press all others flat */
const held = line => (line.end ? line.ys.slice(0, -1) : line.ys);

let zoom = null;
let pointer = null;
let figureOfNow = null; // the element that both listen to, which the page replaces while the search goes on
let whole = null;
let lines = []; // as they were drawn last

function draw() {
  $$('.rate-mark').forEach(svg => {
    svg.innerHTML = mark(svg.dataset.mark, 8, 8, svg.dataset.mark === 'cross' ? 'cross' : 'pt mark', 5);
  });
  const figure = $('#range');
  if (!figure) return;
  lines = JSON.parse($('#range-data').textContent).lines
    .map(line => ({ ...line, ys: line.ys.map(value), symbol: line.mark, notes: line.xs.map((_, i) => note(line, i)) }));
  const rates = lines.flatMap(line => [line.xs[0], line.xs.at(-1)]);
  whole = { min: Math.min(...rates), max: Math.max(...rates), log: true, least: .1, unit: 'learning rate', label: 'learning rate' };
  whole.count = figure.clientWidth < NARROW ? 2 : 4; // labels of seven decades do not fit side by side on a phone
  if (figureOfNow !== figure) listenTo(figure);
  const series = lines.map(({ label, cls, dash, xs, ys }) => ({ label, cls, dash, xs, ys }));
  chart(figure, {
    height: 380,
    alt: `Smoothed loss by learning rate; suggested: ${lines.map(said).join('; ')}`,
    x: zoom.x(),
    y: followed({ ...axisFor(lines.map(held), { log: true }), label: 'loss' }, series, zoom.range()),
    zoom: true,
    series: [
      ...series,
      ...lines.filter(line => line.at >= 0).map(line => ({
        cls: line.cls, symbol: line.mark, size: 6, cursorDot: false, xs: [line.xs[line.at]], ys: [line.ys[line.at]],
      })),
    ],
    left: 52,
    right: 26 + 7 * Math.max(...lines.map(line => line.label.length)),
  });
  zoom.tell();
  pointer.refresh();
}

function listenTo(figure) {
  figureOfNow = figure;
  zoom = zooming(figure, { tools: $('#range-zoom'), axis: () => whole, changed: draw });
  pointer?.hide();
  pointer = pointing(figure, {
    charts: () => [{ element: figure, title: '', lines }],
    axis: () => ({ ...zoom.x(), words: x => rate(Number(x.toPrecision(3))) }),
    columns: () => ['smoothed loss'],
    status: $('#range-values'),
    byLine: true,
  });
}

const note = (line, i) => (i === line.at ? 'valley' : line.end && i === line.xs.length - 1 ? 'blew up' : '');

const said = line => `${line.label} ${line.at < 0 ? 'none' : line.xs[line.at]}`;

onDraw(draw);
onKey(['Shift', '←', '→'], 'Losses at a rate, where the chart has the focus; ↑ and ↓ go to another initialization', () => false);

if (main().dataset.live) {
  live(async signal => {
    const response = await fetch(main().dataset.live, { signal });
    if (!response.ok) throw new Error(`the search answered with status ${response.status}`);
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('main');
    main().replaceWith(document.adoptNode(fresh));
    draw();
    return Boolean(main().dataset.live);
  });
}
