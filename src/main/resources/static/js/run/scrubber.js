/* The slider over the loss, its buttons and its keys. */
import { $ } from '../dom.js';
import { count, number } from '../format.js';
import { onKey } from '../keys.js';
import { axisFor, reduce, scale } from '../scale.js';

const TICKS = 80; // kept epochs get a tick while they can be told apart
const STILL = matchMedia('(prefers-reduced-motion: reduce)');
const PLAY = 'M4.5 2.5v11l9-5.5z';
const PAUSE = 'M4 3h3v10H4zM9 3h3v10H9z';

/** epoch(): the present one; go(epoch) changes it. Returns { show(epoch), grow() }. */
export function scrubber(series, epoch, go) {
  const slider = $('#epoch');
  const button = $('#play');
  let timer = 0;

  function play(on) {
    clearInterval(timer);
    timer = 0;
    button.setAttribute('aria-pressed', on);
    $('span', button).textContent = on ? 'Pause' : 'Play';
    $('path', button).setAttribute('d', on ? PAUSE : PLAY);
    if (!on) return;
    if (epoch() >= series.last) go(0);
    // a long run takes steps, so that watching it to its end takes a minute at most
    const step = Math.max(1, Math.round(series.last / 600));
    timer = setInterval(() => {
      if (epoch() < series.last) go(Math.min(series.last, epoch() + step));
      else play(false);
    }, STILL.matches ? 400 : 90);
  }

  slider.addEventListener('input', () => go(Number(slider.value)));
  button.addEventListener('click', () => play(!timer));
  const step = (id, to) => $(id).addEventListener('click', () => go(to()));
  step('#first', () => 0);
  step('#back', () => epoch() - 1);
  step('#forward', () => epoch() + 1);
  step('#end', () => series.last);

  onKey(['←', '→'], 'One epoch back or forward; with Shift ten', event => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (way) go(epoch() + way * (event.shiftKey ? 10 : 1));
    return Boolean(way);
  });
  onKey(['Home', 'End'], 'First or last epoch', event => {
    if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(series.last);
    else return false;
    return true;
  });
  onKey(['Space'], 'Play or pause', event => {
    // on a button or a link, Space presses that
    if (event.key !== ' ' || /^(button|a|summary)$/i.test(event.target.tagName)) return false;
    play(!timer);
    return true;
  });

  return {
    show(to) {
      slider.value = to;
      slider.setAttribute('aria-valuetext', `epoch ${count(to)} of ${count(series.last)}, training loss ${number(series.trainingLoss[to])}`);
      $('#now').innerHTML = `Epoch <b>${count(to)}</b> of ${count(series.last)}`;
      trace(series);
    },
    grow() {
      slider.max = Math.max(0, series.last);
    },
  };
}

function trace(series) {
  const picture = $('#trace');
  const width = picture.parentNode.clientWidth;
  const height = 40;
  if (series.last < 1 || !width) return;
  const loss = series.trainingLoss;
  const x = scale({ min: 0, max: series.last }, 8, width - 8);
  const y = scale(axisFor([loss], { log: true }), height - 6, 6);
  const points = reduce(loss, Math.floor(width / 2))
    .filter(i => Number.isFinite(loss[i]) && loss[i] > 0)
    .map(i => `${x(i).toFixed(1)} ${y(loss[i]).toFixed(1)}`);
  if (points.length < 2) return;
  const kept = series.kept && series.kept.length <= TICKS ? series.kept.map(k => `M${x(k).toFixed(1)} 0v4`).join('') : '';
  const end = points[points.length - 1].split(' ')[0];
  picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
  picture.innerHTML = `<path d="${kept}" class="kt"/>`
    + `<path d="M${points.join('L')}L${end} ${height}L${x(0)} ${height}Z" class="area"/>`
    + `<path d="M${points.join('L')}" class="edge"/>`;
}
