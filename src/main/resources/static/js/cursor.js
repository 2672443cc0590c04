/* What lines have at a place of their x axis, and in which words. Pure. A line is { label, xs, ys, low, high, n, notes } with xs ascending;
   null is no value, and n and notes, where there are any, are as long as ys. An axis is as in zoom.js. */
import { escape } from './dom.js';
import { number, rate } from './format.js';
import { mark } from './marks.js';
import { shareOf } from './zoom.js';

const GAP = 6; // pixels between a tip and what it tells of

/** The point of a line nearest to x; −1 where it has none: it begins later or has ended before. */
export function placeAt({ xs, ys }, x) {
  const most = xs.length - 1;
  if (most < 0 || x < xs[0] || x > xs[most]) return -1;
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (xs[middle] <= x) low = middle;
    else high = middle - 1;
  }
  const i = low < most && xs[low + 1] - x < x - xs[low] ? low + 1 : low;
  return ys[i] == null ? -1 : i;
}

/** Where a cursor can stand: each x of some line, ascending, on the part of the axis that is shown. */
export function stops(lines, axis) {
  const all = new Set(lines.flatMap(line => line.xs).filter(x => x >= axis.min && x <= axis.max));
  return [...all].sort((a, b) => a - b);
}

/** The stop nearest to a share of the axis; undefined without any. */
export function nearestStop(all, axis, share) {
  let best;
  for (const x of all) {
    if (best === undefined || Math.abs(shareOf(axis, x) - share) < Math.abs(shareOf(axis, best) - share)) best = x;
  }
  return best;
}

/** Where a key moves a cursor; undefined if it does not. at: undefined before there is one. */
export function stepped(all, at, key) {
  const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 }[key];
  const last = all.length - 1;
  if (key === 'Home') return all[0];
  if (key === 'End') return all[last];
  if (by === undefined || last < 0) return undefined;
  if (at === undefined) return by > 0 ? all[0] : all[last];
  const above = all.findIndex(x => x >= at);
  const place = above < 0 ? last + (by < 0 ? 1 : 0) : above - (by > 0 && all[above] > at ? 1 : 0);
  return all[Math.max(0, Math.min(last, place + by))];
}

/** What a line has at x: { label, middle, spread, n, note }, in words, the last three empty where there is nothing to say. */
export function told(line, x) {
  const i = placeAt(line, x);
  if (i < 0) return { label: line.label, middle: line.broken && x > (line.xs.at(-1) ?? -1) ? 'not finite' : 'no value', spread: '', n: '', note: '' };
  const n = line.n?.[i];
  const notes = [line.xs[i] === x ? '' : `at ${rate(Number(line.xs[i].toPrecision(4)))}`, line.notes?.[i]];
  return {
    label: line.label,
    middle: number(line.ys[i]),
    spread: n > 1 && Number.isFinite(line.ys[i]) && line.low ? `${number(line.low[i])} to ${number(line.high[i])}` : '',
    n: n === undefined ? '' : String(n),
    note: notes.filter(Boolean).join(', '),
  };
}

/** A place on the axis: "Epoch 40"; axis.words(x) says it where the axis has places of its own making. */
export const placeName = (axis, x) =>
  `${axis.unit[0].toUpperCase()}${axis.unit.slice(1)} ${(axis.words ?? (axis.unit === 'seconds' ? number : rate))(x)}`;

/** One row as a sentence reads it: "lr 0.1: 0.031, 0.02 to 0.05, n = 5". */
export const said = row => `${row.label}: ${[row.middle, row.spread, row.n && `n = ${row.n}`, row.note].filter(Boolean).join(', ')}`;

/** A table of rows; columns: heads of middle, spread and n, or of the first of them; lines: for their colours; chosen: place of the row that stands out. */
export function tipMarkup(title, columns, rows, lines, chosen = -1) {
  const noted = rows.some(row => row.note);
  const cell = words => `<td>${escape(words)}</td>`;
  return `<p>${escape(title)}</p><table><thead><tr><td></td>${columns.map(name => `<th>${escape(name)}</th>`).join('')}${noted ? '<td></td>' : ''}</tr></thead><tbody>`
    + rows.map((row, i) => `<tr${i === chosen ? ' class="on"' : ''}><th>${sample(lines[i])}${escape(row.label)}</th>`
      + `${[row.middle, row.spread, row.n].slice(0, columns.length).map(cell).join('')}${noted ? cell(row.note) : ''}</tr>`).join('')
    + '</tbody></table>';
}

const sample = line => `<svg class="${line.cls ?? ''}" viewBox="0 0 18 12">`
  + `<path class="line" d="M1 6h16"${line.dash ? ` stroke-dasharray="${line.dash}"` : ''}/>${line.symbol ? mark(line.symbol, 9, 6, 'pt', 4) : ''}</svg>`;

/**
 * Where a tip covers nothing of what it tells: below the picture, else above it, else beside the cursor. Everything in pixels of the
 * window. picture: { left, right, top, bottom }; at: the cursor; tip, room: { width, height }.
 */
export function tipPlace(picture, at, tip, room) {
  const held = (v, size, most) => Math.max(GAP, Math.min(v, most - size - GAP));
  const left = held(at - tip.width / 2, tip.width, room.width);
  if (picture.bottom + tip.height + GAP <= room.height) return { left, top: picture.bottom };
  if (picture.top - tip.height - GAP >= 0) return { left, top: picture.top - tip.height - GAP };
  const beside = at > (picture.left + picture.right) / 2 ? at - tip.width - 2 * GAP : at + 2 * GAP;
  return { left: held(beside, tip.width, room.width), top: held(picture.top, tip.height, room.height) };
}
