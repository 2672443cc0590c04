/* Several runs at the same epoch: one slider drives their pictures, their numbers and the cursor of the curves. */
import { boundary } from '../boundary.js';
import { $, innerWidthOf } from '../dom.js';
import { onDraw } from '../draw.js';
import { count, number, percent, value } from '../format.js';
import { axisFor, reduce, scale } from '../scale.js';
import { curves } from './curves.js';
import { Frames } from './frames.js';
import { player } from './player.js';

const twin = run => $(`#twin-${run.label}`);

function start() {
  const data = JSON.parse($('#compare-data').textContent);
  for (const run of data.runs) {
    for (const name of ['tl', 'vl', 'score']) run[name] = run[name]?.map(value);
    run.frames = run.plane ? new Frames(run, () => pictures()) : null;
  }
  let epoch = Number($('#epoch').value);

  function go(to) {
    const next = Math.max(0, Math.min(data.epochs, to));
    if (next === epoch) return;
    epoch = next;
    const url = new URL(location.href);
    url.searchParams.set('epoch', epoch);
    history.replaceState(null, '', url.href.replaceAll('%2C', ','));
    show();
  }

  function show() {
    const slider = $('#epoch');
    slider.value = epoch;
    slider.setAttribute('aria-valuetext', `epoch ${count(epoch)} of ${count(data.epochs)}`);
    $('#now b').textContent = count(epoch);
    $('#link').dataset.copy = location.href;
    pictures();
    data.runs.forEach(run => readout(run, epoch));
    curves(data, epoch, go);
  }

  function pictures() {
    data.runs.filter(run => run.frames).forEach(run => picture(run, data.rows[run.plane], epoch));
  }

  player(data.epochs, () => epoch, go);
  onDraw(() => {
    trace(data);
    show();
  });
}

function picture(run, rows, epoch) {
  const box = twin(run);
  const frame = run.frames.at(epoch);
  const shown = run.frames.standsFor(epoch);
  const plane = run.frames.plane;
  $('[data-instead]', box).textContent = epoch > run.last
    ? `It ended at epoch ${count(run.last)}.`
    : shown !== epoch && shown !== undefined ? `The nearest kept weights are of epoch ${count(shown)}.` : '';
  if (!plane || (!frame && run.painted)) return; // the last picture stays while the next is on its way
  run.painted = true;
  const width = innerWidthOf(box);
  boundary($('canvas', box), {
    width,
    height: Math.round(width * 2 / 3),
    domain: [plane.x0, plane.x1, plane.y0, plane.y1],
    columns: plane.columns,
    rows: plane.rows,
    grid: frame?.finite ? frame.grid : undefined,
    classes: frame?.classes ?? undefined,
    points: rows.points,
    shaded: rows.classes === 0,
    radius: width > 240 ? 2.4 : 1.8,
    wrong: (frame?.wrong ?? []).filter(row => row < rows.points.length),
    line: rows.classes ? 2 : 0,
  });
}

/* the place of the last epoch that is not after the asked one */
function placeOf(run, epoch) {
  let place = run.xs.length - 1;
  while (place > 0 && run.xs[place] > epoch) place--;
  return place;
}

function readout(run, epoch) {
  const cells = twin(run).querySelectorAll('.readout dd');
  const place = placeOf(run, epoch);
  if (place < 0) return;
  const score = /acc/.test(twin(run).querySelector('.readout').textContent) ? percent : number;
  const words = [number(run.tl[place]), ...(run.vl ? [number(run.vl[place])] : []), score(run.score[place])];
  words.forEach((text, i) => (cells[i].textContent = text));
}

/* all losses behind the slider */
function trace(data) {
  const picture = $('#trace');
  const width = picture.parentNode.clientWidth;
  const x = scale({ min: 0, max: Math.max(1, data.epochs) }, 8, width - 8);
  const y = scale(axisFor(data.runs.map(run => run.tl), { log: true }), 58, 6);
  picture.setAttribute('viewBox', `0 0 ${width} 64`);
  picture.innerHTML = data.runs.map(run => {
    const points = reduce(run.tl, Math.floor(width / 2))
      .filter(i => Number.isFinite(run.tl[i]) && run.tl[i] > 0)
      .map(i => `${x(run.xs[i]).toFixed(1)} ${y(run.tl[i]).toFixed(1)}`);
    return points.length > 1 ? `<g class="${run.cls}"><path class="line" d="M${points.join('L')}"/></g>` : '';
  }).join('');
}

if ($('#compare-data')) start();
