/* Key frames of a run that has ended: the first and the last, and between them dense early, where things happen. */
import { boundary } from '../boundary.js';
import { $, $$ } from '../dom.js';
import { onDraw } from '../draw.js';
import { count } from '../format.js';
import { getJson } from '../live.js';
import { decoded } from './pictures.js';

const FRAMES = 14;

/** Epochs as the squares of 0 to 1, of those that are kept, each once. */
export function keyEpochs(last, keptAtOrBefore) {
  const keys = new Set();
  for (let k = 0; k < FRAMES; k++) keys.add(keptAtOrBefore(Math.round(last * (k / (FRAMES - 1)) ** 2)));
  return [...keys];
}

/** Returns { show(epoch, underWay) }. */
export function strip(facts, series, go) {
  const box = $('#strip');
  const { domain, columns, lines } = $('#bound').dataset;
  const values = !$('#look').dataset.classes;
  let frames = null;

  async function begin() {
    frames = [];
    const keys = keyEpochs(series.last, epoch => series.keptAtOrBefore(epoch));
    box.replaceChildren(...keys.map(epoch => {
      const button = Object.assign(document.createElement('button'), { type: 'button' });
      button.setAttribute('aria-label', `Epoch ${count(epoch)}`);
      button.dataset.epoch = epoch;
      button.append(document.createElement('canvas'), Object.assign(document.createElement('span'), { textContent: count(epoch) }));
      button.addEventListener('click', () => go(epoch));
      return button;
    }));
    box.hidden = false;
    try {
      const block = await getJson(`${facts.base}/strip?epochs=${keys}${facts.axes}&v=${facts.version}`);
      frames = block.frames.map(decoded);
      paint();
    } catch (failure) {
      console.info('The key frames could not be had:', failure.message);
    }
  }

  function paint() {
    for (const frame of frames ?? []) {
      const canvas = $(`[data-epoch="${frame.epoch}"] canvas`, box);
      boundary(canvas, {
        width: 90,
        height: 60,
        domain: domain.split(',').map(Number),
        columns: Number(columns),
        rows: Number(lines),
        grid: frame.grid ?? undefined,
        classes: frame.classes ?? undefined,
        line: values ? 0 : 1.4,
        points: [],
      });
    }
  }

  onDraw(paint);
  return {
    show(epoch, underWay) {
      if (!frames && !underWay && series.last > 0) begin();
      const buttons = $$('button', box);
      const near = buttons.filter(button => Number(button.dataset.epoch) <= epoch).pop();
      for (const button of buttons) {
        if (button === near) button.setAttribute('aria-current', 'true');
        else button.removeAttribute('aria-current');
      }
    },
  };
}
