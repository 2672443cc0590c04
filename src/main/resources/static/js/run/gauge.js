/* How sharply the loss bends and what it looks like along the path: computed by the server on request, drawn here. */
import { chart } from '../chart.js';
import { $ } from '../dom.js';
import { onDraw } from '../draw.js';
import { count, number, value } from '../format.js';
import { axisFor } from '../scale.js';

const epochOf = link => Number(/epoch=(\d+)/.exec(link.href)[1]);

/** Asks in place; without an answer the browser follows the link and shows what is wrong. */
export function gauge() {
  document.addEventListener('click', async event => {
    const link = event.target.closest('#gauge-ask');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.getAttribute('aria-disabled') === 'true') return;
    link.setAttribute('aria-disabled', 'true');
    const shown = epochOf(link);
    link.firstChild.textContent = 'Computing for epoch ';
    const response = await fetch(link.href).catch(() => null);
    if (!response?.ok) {
      location.assign(link.href);
      return;
    }
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    const now = epochOf(link); // the slider may have moved meanwhile
    $('#gauge').replaceWith(document.adoptNode($('#gauge', fresh)));
    const next = $('#gauge-ask');
    if (next) {
      next.href = next.href.replace(/epoch=\d+/, `epoch=${now}`);
      $('[data-shown]', next).textContent = count(now);
      if (now === shown) next.focus({ preventScroll: true });
    }
    draw();
  });
  onDraw(draw);
}

function draw() {
  const figure = $('#slice');
  if (!figure) return;
  const { steps, losses, epochs, at, loss } = JSON.parse(figure.dataset.slice);
  const epoch = Number(figure.dataset.epoch);
  const line = losses.map(value);
  const far = epochs.findIndex(other => other > epoch);
  const until = far < 0 ? epochs.length : far; // the path so far
  const path = loss.slice(0, until).map(value);
  const seen = [...line, ...path].filter(v => Number.isFinite(v));
  const log = seen.length > 0 && Math.min(...seen) > 0 && Math.max(...seen) > 30 * Math.min(...seen);
  chart(figure, {
    height: 240,
    left: 56,
    right: 76,
    x: { min: steps[0], max: steps.at(-1), label: 'step from this epoch’s weights' },
    y: { ...axisFor([line, path], { log }), label: 'training loss', format: log ? undefined : number },
    series: [
      { xs: steps, ys: line, cls: 'kink', label: 'line' },
      { xs: at.slice(0, until), ys: path, cls: 'kacc', symbol: 'disc', size: 3, label: `epoch ${count(epoch)}`, above: true },
    ],
    alt: `Training loss along the main direction of the path, and the path from epoch ${count(epochs[0])} to ${count(epoch)}`,
  });
}
