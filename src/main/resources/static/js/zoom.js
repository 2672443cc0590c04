/* Which part of its x axis a chart shows. Pure. An axis is { min, max, log, whole, least } as in scale.js: whole where there is nothing
   between whole numbers, least the smallest part (in units, or in decades if log) that makes a picture. A range is { min, max } in the
   units of the axis; null stands for all of it. */
import { axisFor, extent, ticks } from './scale.js';

const forth = axis => (axis.log ? Math.log10 : v => v);
const clamp = (v, low, high) => Math.max(low, Math.min(high, v));

/** Where a value lies on an axis, from 0 to 1. */
export function shareOf(axis, v) {
  const f = forth(axis);
  return (f(v) - f(axis.min)) / (f(axis.max) - f(axis.min));
}

/** The value at a share of an axis. */
export function valueAt(axis, share) {
  const f = forth(axis);
  const v = f(axis.min) + share * (f(axis.max) - f(axis.min));
  return axis.log ? 10 ** v : v;
}

/** What is left of a range on this axis: inside it and wide enough to draw; null where that is all of it or none. */
export function shown(range, axis) {
  if (!range || !(range.min < axis.max && range.max > axis.min)) return null;
  return settled(shareOf(axis, Math.max(range.min, axis.min)), shareOf(axis, Math.min(range.max, axis.max)), axis);
}

/** A range `factor` times as narrow, around the place at a share of what is shown; a factor below 1 widens it. */
export function narrowed(range, axis, factor, at = .5) {
  const [a, b] = ends(range, axis);
  const width = Math.max(leastShare(axis), (b - a) / factor);
  const middle = a + at * (b - a);
  const from = middle - at * width;
  return settled(from, from + width, axis);
}

/** A range moved by a share of its width, to the right if positive; it stops at the ends of the axis. */
export function moved(range, axis, by) {
  const [a, b] = ends(range, axis);
  const step = clamp(by * (b - a), -a, 1 - b);
  return settled(a + step, b + step, axis);
}

/** The part between two shares of what is shown, in either order. */
export function between(range, axis, from, to) {
  const [a, b] = ends(range, axis);
  const [low, high] = [Math.min(from, to), Math.max(from, to)].map(share => a + clamp(share, 0, 1) * (b - a));
  return settled(low, high, axis);
}

const ends = (range, axis) => (range ? [shareOf(axis, range.min), shareOf(axis, range.max)] : [0, 1]);

function leastShare(axis) {
  const f = forth(axis);
  return Math.min(1, (axis.least ?? 0) / (f(axis.max) - f(axis.min)));
}

/* inside the axis, at least as wide as it allows, in numbers that are as short as the width lets them be */
function settled(from, to, axis) {
  const width = Math.max(to - from, leastShare(axis));
  if (!(width < 1 - 1e-9)) return null;
  const middle = (from + to) / 2;
  const low = clamp(middle - width / 2, 0, 1 - width);
  let min = valueAt(axis, low);
  let max = valueAt(axis, low + width);
  if (axis.whole) {
    min = Math.floor(min + 1e-6);
    max = Math.ceil(max - 1e-6);
  } else if (axis.log) {
    min = Number(min.toPrecision(4));
    max = Number(max.toPrecision(4));
  } else {
    const step = 10 ** Math.floor(Math.log10(max - min) - 2);
    min = Number((Math.round(min / step) * step).toPrecision(12));
    max = Number((Math.round(max / step) * step).toPrecision(12));
  }
  min = Math.max(min, axis.min);
  max = Math.min(max, axis.max);
  return min <= axis.min && max >= axis.max ? null : { min, max };
}

/** The axis of a range, for the chart: with ticks inside it, at whole numbers where it has no others. */
export function part(axis, range) {
  if (!range) return axis;
  const inner = { ...axis, ...range, ticks: undefined };
  const fine = axis.log ? labels(inner) : ticks(inner, axis.count ?? 4);
  const given = axis.ticks?.filter(v => v >= range.min && v <= range.max) ?? [];
  const found = given.length > 1 ? given : axis.whole ? fine.filter(Number.isInteger) : fine;
  return { ...inner, ticks: found };
}

/* decades; where fewer than two are inside 1, 2 and 5 times each; and where those are not, round steps */
function labels(axis) {
  const inside = v => v >= axis.min && v <= axis.max;
  const decades = ticks(axis, axis.count ?? 4).filter(inside);
  if (decades.length > 1) return decades;
  const first = Math.floor(Math.log10(axis.min));
  const parts = [0, 1, 2].flatMap(e => [1, 2, 5].map(k => Number(`${k}e${first + e}`))).filter(inside);
  if (parts.length > 1) return parts;
  const steps = n => ticks({ min: axis.min, max: axis.max }, n).filter(v => v > 0 && inside(v));
  return [3, 6].map(steps).find(found => found.length > 1) ?? decades;
}

/** The y axis for what a range shows of some lines: as narrow as they are, and nowhere beyond the axis for all of them. */
export function followed(y, series, range) {
  if (!range) return y;
  const seen = series.map(s => {
    const [from, to] = windowOf(s, range);
    const inside = s.ys.slice(from, to).filter((v, i) => xOf(s, from + i) >= range.min && xOf(s, from + i) <= range.max);
    return inside.length ? inside : s.ys.slice(from, to); // between two points there is a line as well
  });
  const all = extent(seen.map(ys => ys.filter(v => v >= y.min && v <= y.max)), y.log);
  if (!all) return y;
  const margin = 10 ** Math.min(.05, .004 + .08 * Math.log10(all.max / all.min)); // narrower where all is near together
  const axis = y.log
    ? { min: all.min / margin, max: all.max * margin, log: true }
    : axisFor([[all.min, all.max]], { n: y.count ?? 4 });
  const inner = { ...y, min: Math.max(y.min, axis.min), max: Math.min(y.max, axis.max), ticks: undefined };
  return y.log ? { ...inner, ticks: labels(inner) } : inner;
}

const xOf = (s, i) => (s.xs ? s.xs[i] : i);

/** The points of a line from the last one before a range to the first one after it, as [from, to). */
export function windowOf(s, range) {
  let from = first(s, x => x >= range.min);
  let to = first(s, x => x > range.max);
  from = Math.max(0, from - 1);
  to = Math.min(s.ys.length, to + 1);
  return [from, to];
}

/* place of the first point with x as asked; they ascend */
function first(s, asked) {
  let low = 0;
  let high = s.ys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (asked(xOf(s, middle))) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A range as addresses have it, "12..40"; and back: null for anything else. */
export const written = range => `${range.min}..${range.max}`;
export function read(text) {
  const [min, max, ...more] = (text ?? '').split('..').map(part => (part.trim() === '' ? NaN : Number(part)));
  return more.length === 0 && Number.isFinite(min) && Number.isFinite(max) && min < max ? { min, max } : null;
}
