/* Several runs at the same epoch: one slider drives their pictures, their numbers and the cursor of the curves. */
import { $, $$ } from '../dom.js';
import { onDraw } from '../draw.js';
import { count, value } from '../format.js';
import { axisFor, reduce, scale } from '../scale.js';
import { curves } from './curves.js';
import { numbers } from './numbers.js';
import { saving } from './picture.js';
import { player } from './player.js';
import { twin } from './twin.js';

const LETTER = 7; // pixels of a letter, about

function start() {
  const data = JSON.parse($('#compare-data').textContent);
  for (const run of data.runs) {
    for (const name of ['tl', 'vl', 'score']) run[name] = run[name]?.map(value);
  }
  const known = numbers(data.runs, $('#curves').dataset.detail, () => twins.forEach(one => one.show(epoch)));
  const twins = data.runs.map(run => twin(run, data.rows[run.plane], known));
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
    for (const link of $$('.twin > header a')) link.href = link.href.replace(/epoch=\d+$/, `epoch=${epoch}`);
    twins.forEach(one => one.show(epoch));
    known.rest(epoch);
    curves(data, epoch, go);
  }

  player(data.epochs, () => epoch, go);
  saving($('#save'), () => ({ data, twins, epoch, known }));
  onDraw(() => {
    twins.forEach(one => one.fresh());
    trace(data);
    show();
  });
}

/* all losses behind the slider, and where runs that started alike part */
function trace(data) {
  const picture = $('#trace');
  const width = picture.parentNode.clientWidth;
  const x = scale({ min: 0, max: Math.max(1, data.epochs) }, 8, width - 8);
  const y = scale(axisFor(data.runs.map(run => run.tl), { log: true }), 58, 6);
  picture.setAttribute('viewBox', `0 0 ${width} 64`);
  const forks = data.forks.map(({ epoch, runs }, i) => {
    const at = x(epoch);
    const room = (data.forks[i + 1] ? x(data.forks[i + 1].epoch) : width) - at;
    const words = `${runs} ${runs.length > 1 ? 'differ' : 'differs'} from A`;
    const right = room > LETTER * words.length;
    const left = !right && data.forks.length === 1; // it stands at the end of the slider
    return `<path class="kt" d="M${at.toFixed(1)} 0V64"/>`
      + (right || left ? `<text x="${(at + (right ? 6 : -6)).toFixed(1)}" y="58"${left ? ' text-anchor="end"' : ''}>${words}</text>` : '');
  });
  picture.innerHTML = forks.join('') + data.runs.map(run => {
    const points = reduce(run.tl, Math.floor(width / 2))
      .filter(i => Number.isFinite(run.tl[i]) && run.tl[i] > 0)
      .map(i => `${x(run.xs[i]).toFixed(1)} ${y(run.tl[i]).toFixed(1)}`);
    return points.length > 1 ? `<g class="${run.cls}"><path class="line" d="M${points.join('L')}"/></g>` : '';
  }).join('');
}

if ($('#compare-data')) start();
