/* Loss and score over the epochs, with the cursor at the chosen one. */
import { chart } from '../chart.js';
import { $ } from '../dom.js';
import { number } from '../format.js';
import { axisFor } from '../scale.js';
import { followed } from '../zoom.js';
import { zooming } from '../zooming.js';

/* at least two labelled decades, so that a reader can tell how steep the scale is */
function decades(axis) {
  const low = Math.log10(axis.min);
  const high = Math.log10(axis.max);
  if (Math.floor(high) - Math.ceil(low) >= 1) return axis;
  return high - Math.floor(high) > Math.ceil(low) - low || Math.ceil(low) > Math.floor(high)
    ? { ...axis, max: 10 ** Math.ceil(high) }
    : { ...axis, min: 10 ** Math.floor(low) };
}

const percentLabel = v => `${Number((v * 100).toPrecision(4))} %`;

let zoom = null;

function whole(series) {
  const x = { min: 0, max: Math.max(1, series.last), count: 4, unit: 'epoch', whole: true, least: 2 };
  if (x.max < 4) x.ticks = Array.from({ length: x.max + 1 }, (_, i) => i); // there is no half an epoch
  return x;
}

/** Draws both; go(epoch) is called while the pointer drags over one. They zoom together. */
export function curves(facts, series, epoch, go) {
  const again = () => {
    const { facts: f, series: s, epoch: e, go: g } = zoom.of;
    draw(f, s, e, g);
  };
  zoom ??= zooming($('#curves'), { tools: $('#curve-zoom'), axis: () => whole(zoom.of.series), changed: again, along: true });
  zoom.of = { facts, series, epoch, go };
  draw(facts, series, epoch, go);
  zoom.tell();
}

function draw(facts, series, epoch, go) {
  const x = zoom.x();
  const range = zoom.range();
  const common = { x, cursor: epoch, onScrub: go, left: 56, right: 84, zoom: true };
  const lines = (training, validation) => [
    { ys: training, cls: 'kacc', label: 'training' },
    ...(validation.length ? [{ ys: validation, cls: 'k4', label: 'validation', dash: '4 3' }] : []),
  ];
  const { chance } = facts;
  const losses = [series.trainingLoss, series.validationLoss];
  chart($('#loss'), {
    ...common,
    height: 280,
    title: 'Loss',
    titleX: 0,
    y: followed(decades(axisFor(losses, { log: true })), lines(...losses), range),
    series: lines(...losses),
    references: chance > 0 ? [{ y: chance, label: 'guessing' }] : [],
    alt: `Training${series.validationLoss.length ? ' and validation' : ''} loss by epoch`,
  });
  const scores = [series.trainingScore, series.validationScore];
  const axis = axisFor(scores);
  // R² has no lower end: one wild epoch must not flatten all others
  const cut = !facts.shares && axis.min < -1 && axis.max > 0;
  const y = facts.shares
    ? { ...axis, max: Math.min(1, axis.max), min: Math.max(0, axis.min), format: percentLabel }
    : { ...axis, min: cut ? -1 : axis.min, format: number };
  chart($('#score'), {
    ...common,
    height: 232,
    x: { ...x, label: 'epoch' },
    title: facts.score,
    titleX: 0,
    y: followed(cut ? { ...y, label: 'lower values at the edge' } : y, lines(...scores), range),
    series: lines(...scores),
    alt: `Training${series.validationScore.length ? ' and validation' : ''} ${facts.score} by epoch`,
  });
}
