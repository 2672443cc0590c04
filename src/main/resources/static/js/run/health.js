/* How each layer did at the chosen epoch, and over the run. */
import { $, $$ } from '../dom.js';
import { number, percent, value } from '../format.js';
import { getJson } from '../live.js';
import { spark } from '../spark.js';

const SIZE = { width: 108, height: 32 };
const FIGURES = ['deviation', 'gradient', 'dead', 'saturated', 'ratio'];

const ratio = v => Number.isNaN(v) ? 'none' : v === -Infinity ? 'did not move' : v === Infinity ? 'moved from 0' : v.toFixed(1).replace('-', '−');
const orNone = v => Number.isNaN(v) ? 'none' : number(v);
const most = ys => Math.max(1e-12, ...ys.filter(Number.isFinite));

/* words of a figure, what is out of the usual range, and how its line is drawn */
const LOOK = {
  deviation: { words: number, line: ys => ({ min: 0, max: most(ys) * 1.05 }) },
  gradient: {
    words: orNone,
    line: ys => {
      const seen = ys.filter(v => Number.isFinite(v) && v > 0);
      return seen.length ? { min: Math.min(...seen), max: Math.max(...seen) * 1.001, log: true } : { min: 0, max: 1 };
    },
  },
  dead: { words: percent, high: v => v > .5, line: () => ({ min: 0, max: 1, band: [0, .5] }) },
  saturated: { words: percent, high: v => v > .5, line: () => ({ min: 0, max: 1, band: [0, .5] }) },
  ratio: { words: ratio, high: v => v > -1, line: () => ({ min: -5, max: 0, band: [-4, -2] }) },
};

/** Returns { show(epoch), grow() }: grow asks for what has come since. */
export function layerHealth(base) {
  const panel = $('#health');
  const epochs = [];
  const layers = [];
  let shown = 0;

  function add(news) {
    if (!news.epochs.length || news.epochs[0] <= (epochs.at(-1) ?? -1)) return;
    epochs.push(...news.epochs);
    news.layers.forEach((layer, i) => {
      layers[i] ??= Object.fromEntries(FIGURES.map(figure => [figure, []]));
      for (const figure of FIGURES) layers[i][figure].push(...layer[figure].map(value));
    });
  }

  function draw() {
    if (!epochs.length) return;
    let cursor = 0;
    while (cursor + 1 < epochs.length && epochs[cursor + 1] <= shown) cursor++;
    $$('tbody tr', panel).forEach((line, i) => {
      for (const cell of $$('[data-figure]', line)) {
        const look = LOOK[cell.dataset.figure];
        const ys = layers[i][cell.dataset.figure];
        const [told, picture] = cell.children;
        told.textContent = look.words(ys[cursor]);
        told.classList.toggle('warn', Boolean(look.high?.(ys[cursor])));
        picture.innerHTML = spark(ys, { ...SIZE, ...look.line(ys), cursor });
      }
    });
  }

  return {
    show(epoch) {
      shown = epoch;
      draw();
    },
    async grow() {
      try {
        add(await getJson(`${base}/health?after=${epochs.at(-1) ?? -1}`));
        panel.hidden = !epochs.length;
        draw();
      } catch (failure) {
        // the numbers of the server stay; the next epochs ask again
        console.info('Layer health could not be had:', failure.message);
      }
    },
  };
}
