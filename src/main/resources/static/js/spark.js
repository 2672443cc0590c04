/* Small pictures of a series inside a row: a line without axes, and a histogram. Markup; the number stands beside them. */
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
  return svg('spark', width, height, `${usual}<path class="line kink" d="${line}"/>${at(o.cursor, ys, x, place, height)}`);
}

function at(cursor, ys, x, place, height) {
  if (cursor == null) return '';
  const dot = ys[cursor] != null && Number.isFinite(ys[cursor])
    ? `<circle class="pt mark kink" cx="${r1(x(cursor))}" cy="${place(ys[cursor])}" r="3.5"/>`
    : '';
  return `<line class="cursor" x1="${r1(x(cursor))}" x2="${r1(x(cursor))}" y1="0" y2="${height}"/>${dot}`;
}

/** A histogram of counts; every count above 0 is at least one pixel high. */
export function histogram(counts, { width = 140, height = 32 } = {}) {
  const most = Math.max(...counts, 1);
  const step = width / counts.length;
  const columns = counts.map((n, i) => {
    if (!n) return '';
    const tall = Math.max(1, n / most * (height - 2));
    return `<rect x="${r1(i * step + .5)}" width="${r1(step - 1)}" y="${r1(height - tall)}" height="${r1(tall)}"/>`;
  });
  return svg('hist', width, height + 1, `${columns.join('')}<path class="axis" d="M0 ${height + .5}H${width}"/>`);
}

const svg = (className, width, height, content) =>
  `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" class="${className}" aria-hidden="true">${content}</svg>`;
