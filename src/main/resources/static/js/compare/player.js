/* The slider of all runs, its buttons and its keys. */
import { $ } from '../dom.js';
import { onKey } from '../keys.js';

const STILL = matchMedia('(prefers-reduced-motion: reduce)');
const PLAY = 'M4.5 2.5v11l9-5.5z';
const PAUSE = 'M4 3h3v10H4zM9 3h3v10H9z';

/** last: the last epoch; epoch(): the present one; go(epoch) changes it. */
export function player(last, epoch, go) {
  const button = $('#play');
  let timer = 0;

  function play(on) {
    clearInterval(timer);
    timer = 0;
    button.setAttribute('aria-pressed', on);
    $('span', button).textContent = on ? 'Pause' : 'Play';
    $('path', button).setAttribute('d', on ? PAUSE : PLAY);
    if (!on) return;
    if (epoch() >= last) go(0);
    const step = Math.max(1, Math.round(last / 600)); // a minute at most
    timer = setInterval(() => {
      if (epoch() < last) go(epoch() + step);
      else play(false);
    }, STILL.matches ? 400 : 120);
  }

  $('#epoch').addEventListener('input', event => go(Number(event.target.value)));
  button.addEventListener('click', () => play(!timer));
  $('#back').addEventListener('click', () => go(epoch() - 1));
  $('#forward').addEventListener('click', () => go(epoch() + 1));
  onKey(['←', '→'], 'One epoch back or forward; with Shift ten', event => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (way) go(epoch() + way * (event.shiftKey ? 10 : 1));
    return Boolean(way);
  });
  onKey(['Home', 'End'], 'First or last epoch', event => {
    if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(last);
    else return false;
    return true;
  });
  onKey(['Space'], 'Play or pause', event => {
    if (event.key !== ' ' || /^(button|a|summary)$/i.test(event.target.tagName)) return false;
    play(!timer);
    return true;
  });
}
