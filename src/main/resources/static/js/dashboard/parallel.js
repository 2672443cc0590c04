/* Parallel coordinates: an upright axis for everything that is varied and what came of it, a line across them for each run. As SVG
   markup; pure. */
import { escape } from '../dom.js';
import { scale, ticks } from '../scale.js';

/* below it the names of two axes touch in one line, and stand in two */
const ROOMY = 114;
/** Axes that stand closer than this are not to be told apart. */
export const CLOSEST = 80;
const r1 = v => Number(v.toFixed(1));

/** Where everything lies: x of each axis, the y of a value on each, and the y of each line on each axis. */
export function layout(data, width, height) {
  const bottom = height - 14;
  const left = 96;
  const right = width - 76;
  const close = (right - left) / Math.max(1, data.axes.length - 1) < ROOMY;
  const top = close ? 44 : 30;
  const xs = data.axes.map((_, i) => r1(left + (right - left) * i / Math.max(1, data.axes.length - 1)));
  const ys = data.axes.map(axis => {
    const y = scale(axis, bottom, top);
    return v => r1(Math.max(top, Math.min(bottom, Number.isFinite(v) && !(axis.log && v <= 0) ? y(v) : v < 0 || axis.percent ? bottom : top)));
  });
  return { xs, ys, close, top, bottom, lines: data.lines.map(line => line.at.map((v, i) => ys[i](v))) };
}

/** The line nearest to a point, of those that are not dimmed, at most `reach` away; −1 if there is none. */
export function nearest(places, data, x, y, reach = 10) {
  const { xs, lines } = places;
  const i = Math.min(xs.length - 2, Math.max(0, xs.findIndex(right => right > x) - 1));
  const share = (x - xs[i]) / (xs[i + 1] - xs[i]);
  let best = -1;
  let least = reach;
  lines.forEach((line, k) => {
    const away = Math.abs(line[i] + share * (line[i + 1] - line[i]) - y);
    if (!data.lines[k].dim && away < least) {
      least = away;
      best = k;
    }
  });
  return best;
}

/** The value at a height of an axis; of a category the place. */
export function valueAt(axis, places, y) {
  const share = Math.max(0, Math.min(1, (places.bottom - y) / (places.bottom - places.top)));
  return axis.log
    ? 10 ** (Math.log10(axis.min) + share * (Math.log10(axis.max) - Math.log10(axis.min)))
    : axis.min + share * (axis.max - axis.min);
}

/**
 * data: as the server has it, numbers read; brushes: one for each axis or null; words(axis, v): a tick's label; stop: place of the handle
 * that is a stop of the Tab key.
 */
export function parallelMarkup(data, width, height, words, brushes = [], stop = 0) {
  const places = layout(data, width, height);
  const { xs, ys } = places;
  // the best are drawn last, so that they lie on top
  const order = data.lines.map((_, i) => i).sort((i, j) => {
    const [a, b] = [data.lines[i], data.lines[j]];
    return a.dim === b.dim ? a.rank - b.rank : a.dim ? -1 : 1;
  });
  const lines = order.map(i => {
    const line = data.lines[i];
    const d = places.lines[i].map((y, axis) => `${xs[axis]} ${y}`).join('L');
    const cls = [line.rank < 0 ? 'lost' : `o${line.rank}`, line.dim && 'dim'].filter(Boolean).join(' ');
    return `<g class="${cls}" data-line="${i}"><path class="line thin" d="M${d}"/></g>`;
  });
  const last = data.axes.length - 1;
  const axes = data.axes.map((axis, i) => oneAxis(axis, labelled(axis, data.lines.map(line => line.at[i]), words), xs[i], ys[i], places, i === 0, i === last)
    + handles(axis, i, xs[i], ys[i], places, brushes[i], words, stop));
  const alt = `Parallel coordinates of ${data.lines.length} ${data.what}s over ${data.axes.map(axis => axis.label).join(', ')}.`
    + ' Arrows up and down tell one after the other.';
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="Settings and what came of them">`
    + `<g class="plines" role="img" tabindex="0" aria-label="${escape(alt)}">${lines.join('')}</g>${axes.join('')}</svg>`;
}

/** A name as one line, or as two that are as short as they can be. */
export function inLines(name, close) {
  const words = name.split(' ');
  if (!close || words.length < 2) return [name];
  const ways = words.slice(1).map((_, i) => [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')]);
  const longest = way => Math.max(...way.map(line => line.length));
  return ways.reduce((best, way) => (longest(way) < longest(best) ? way : best));
}

function oneAxis(axis, labels, x, y, { close, top, bottom }, first, last) {
  const words = labels.map(([v, text]) => `<text class="halo" x="${first ? x - 8 : x + 6}" y="${y(v) + 4}" text-anchor="${first ? 'end' : 'start'}">`
    + `${escape(text)}</text>`);
  const lines = inLines(axis.label, close);
  const title = lines.map((line, i) => `<text class="ttl" x="${last ? x + 72 : x}" y="${top - 18 - 14 * (lines.length - 1 - i)}" text-anchor="${last ? 'end' : 'middle'}">`
    + `${escape(line)}</text>`);
  return `<path class="axis" d="M${x} ${top - 6}V${bottom}"/>${words.join('')}${title.join('')}`;
}

/* what is dragged along an axis, and the ends of the brush, which keys move */
function handles(axis, i, x, y, places, brush, words, stop) {
  const { min, max } = brush ?? axis;
  const named = v => (axis.names ? axis.names[Math.round(v)] ?? '' : words(axis, v));
  const box = brush ? `<rect class="brush" x="${x - 7}" width="14" y="${y(max)}" height="${r1(Math.max(2, y(min) - y(max)))}"/>` : '';
  const handle = (end, v, k) => `<g class="grip${brush ? ' set' : ''}" role="slider" tabindex="${2 * i + k === stop ? 0 : -1}" data-axis="${i}" data-end="${end}"`
    + ` aria-orientation="vertical" aria-label="${escape(axis.label)}, ${end === 'min' ? 'from' : 'to'}" aria-valuemin="${axis.min}"`
    + ` aria-valuemax="${axis.max}" aria-valuenow="${v}" aria-valuetext="${escape(named(v))}${brush ? '' : ', not filtered'}">`
    + `<path d="M${x - 7} ${y(v)}h14"/></g>`;
  return `${box}<rect class="axis-hit" data-axis="${i}" x="${x - 12}" width="24" y="${places.top - 8}" height="${places.bottom - places.top + 16}"/>`
    + handle('min', min, 0) + handle('max', max, 1);
}

/* what stands at an axis, as [value, words]: names; the values themselves where a few were asked for; "not finite" where none is finite, for such
   an axis has no scale; else round values inside, or the ends where there are none */
export function labelled(axis, values, words) {
  if (axis.names) return axis.names.map((name, i) => [i, name]);
  const known = [...new Set(values.filter(Number.isFinite))].sort((a, b) => a - b);
  if (!known.length) return values.length ? [[values[0], 'not finite']] : [];
  const span = scale(axis, 0, 1);
  const few = known.length > 1 && known.every((v, i) => !i || span(v) - span(known[i - 1]) >= 1 / 16);
  const inside = ticks(axis, 4).filter(v => v >= axis.min && v <= axis.max);
  return (few && (axis.elsewhere || axis.name === 'lr') ? known : inside.length > 1 ? inside : [axis.min, axis.max]).map(v => [v, words(axis, Number(v.toPrecision(3)))]);
}
