/* The picture of a series inside a row: a line without axes. Markup; the number stands beside it. */
import { reduce, scale } from './scale.js';

const r1 = v => Number(v.toFixed(1));

/**
 * A sparkline. o: { width, height, min, max, log, band: [from, to], cursor }. Values beyond min and max lie on the edge;
 * where a value is missing or not finite the line is broken.
 */
export function spark(ys, o) {
  const width = o.width ?? 140;
  const height = o.height ?? 32;
  const y = scale({ min: o.min, max: o.max, log: o.log }, height - 2, 2);
  const x = i => 1 + i / Math.max(1, ys.length - 1) * (width - 2);
  const place = v => r1(Math.max(1, Math.min(height - 1, o.log && v <= 0 ? height - 1 : y(v))));
  let line = '';
  let pen = false;
  for (const i of reduce(ys, width)) {
    const drawn = ys[i] != null && Number.isFinite(ys[i]);
    if (drawn) line += `${pen ? 'L' : 'M'}${r1(x(i))} ${place(ys[i])}`;
    pen = drawn;
  }
  const usual = o.band
    ? `<rect class="okband" width="${width}" y="${place(o.band[1])}" height="${r1(place(o.band[0]) - place(o.band[1]))}"/>`
    : '';
  return svg(width, height, `${usual}<path class="line kink" d="${line}"/>${at(o.cursor, ys, x, place, height)}`);
}

function at(cursor, ys, x, place, height) {
  if (cursor == null) return '';
  const dot = ys[cursor] != null && Number.isFinite(ys[cursor])
    ? `<circle class="pt mark kink" cx="${r1(x(cursor))}" cy="${place(ys[cursor])}" r="3.5"/>`
    : '';
  return `<line class="cursor" x1="${r1(x(cursor))}" x2="${r1(x(cursor))}" y1="0" y2="${height}"/>${dot}`;
}

const svg = (width, height, content) =>
  `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" class="spark" aria-hidden="true">${content}</svg>`;
