/* Loss and score of several runs by epoch, which zoom together; the cursor is at the chosen epoch. */
import { chart } from '../chart.js';
import { $ } from '../dom.js';
import { value } from '../format.js';
import { getJson } from '../live.js';
import { axisFor } from '../scale.js';
import { followed } from '../zoom.js';
import { zooming } from '../zooming.js';

const NAMES = ['tl', 'vl', 'score'];
let zoom = null;
let now = null; // what was drawn last
let detail = null; // { range, runs } of the part that is shown, where the page has not all of its epochs
let asking = null;

/** data: of the page, numbers read; go(epoch) is called while the pointer drags over a chart. */
export function curves(data, epoch, go) {
  now = { data, epoch, go };
  const axis = () => ({ min: 0, max: Math.max(1, data.epochs), label: 'epoch', unit: 'epoch', whole: true, least: 2 });
  const first = !zoom;
  zoom ??= zooming($('#curves'), { tools: $('#curve-zoom'), axis, changed: draw, rested: ask, along: true });
  draw();
  zoom.tell();
  if (first) ask();
}

function draw() {
  into($('#loss'), $('#score'), now.epoch, now.go);
}

/** Draws what is shown, at an epoch, into two elements of their own width; returns them. */
export function chartsInto(loss, score, epoch) {
  into(loss, score, epoch);
  return [loss, score];
}

function into(lossPlace, scorePlace, epoch, go) {
  const { data } = now;
  const range = zoom.range();
  const shared = { height: 288, x: zoom.x(), cursor: epoch, onScrub: go, right: 40, zoom: true };
  const runs = data.runs.map((run, i) => (range && detail ? joined(run, detail.runs[i]) : run));
  const losses = runs.map(run => line(run, run.tl));
  const guessing = data.chance != null; // one line for all, where it is the same for all
  chart(lossPlace, {
    ...shared,
    left: 52,
    y: followed({ ...axisFor([...losses.map(one => one.ys), ...(guessing ? [[data.chance]] : [])], { log: true }), log: true }, losses, range),
    series: losses,
    references: guessing ? [{ y: data.chance, label: 'chance', at: 'end' }] : [],
    alt: `Training loss by epoch of ${runs.length} runs`,
  });
  const scores = runs.map(run => line(run, run.score));
  const values = scores.map(one => one.ys);
  const y = data.percent
    ? { min: Math.min(.5, ...values.flat().filter(Number.isFinite)), max: 1, format: v => `${Number((v * 100).toPrecision(4))} %` }
    : axisFor(values);
  chart(scorePlace, {
    ...shared,
    left: 56,
    y: followed(y, scores, range),
    series: scores,
    alt: `${$('#a-h').textContent} by epoch of ${runs.length} runs`,
  });
}

const line = (run, ys) => ({ label: run.label, cls: run.cls, dash: run.dash, xs: run.xs, ys });

/** A run with more points of a part in place of its own there. Pure. */
export function joined(run, fine) {
  if (!fine?.xs.length) return run;
  const before = run.xs.filter(x => x < fine.xs[0]).length;
  const after = run.xs.filter(x => x <= fine.xs[fine.xs.length - 1]).length;
  const put = name => run[name] && fine[name] && [...run[name].slice(0, before), ...fine[name], ...run[name].slice(after)];
  return { ...run, xs: put('xs'), ...Object.fromEntries(NAMES.map(name => [name, put(name) ?? run[name]])) };
}

const thinned = (run, range) => run.xs.some((x, i) => i > 0 && x - run.xs[i - 1] > 1 && run.xs[i - 1] < range.max && x > range.min);

async function ask() {
  const range = zoom.range();
  asking?.abort();
  if (!range || !now.data.runs.some(run => thinned(run, range))) return;
  const mine = (asking = new AbortController());
  const query = new URLSearchParams({ runs: now.data.runs.map(run => run.id).join(','), range: `${range.min}..${range.max}` });
  try {
    const runs = await getJson(`${$('#curves').dataset.detail}?${query}`, mine.signal);
    if (mine !== asking) return;
    detail = { range, runs: runs.map(run => ({ ...run, ...Object.fromEntries(NAMES.map(name => [name, run[name]?.map(value)])) })) };
    draw();
  } catch (failure) {
    if (failure.name !== 'AbortError') console.info('More points of the curves could not be had:', failure.message);
  }
}
