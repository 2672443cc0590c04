/* Axes as numbers: positions, ticks, ranges, and fewer points for long series. Pure.
   An axis is { min, max, log }, min < max, and above 0 if log. */

/** A function from a value to its place between the pixels from and to. */
export function scale(axis, from, to) {
  const f = axis.log ? Math.log10 : v => v;
  const low = f(axis.min);
  const span = f(axis.max) - low;
  return v => from + (f(v) - low) / span * (to - from);
}

/** Values that get a label: each decade if log (every second or third where there are many, what is round between two), else about n
    round steps, of a whole axis whole ones. */
export function ticks(axis, n = 4) {
  if (axis.ticks) return axis.ticks;
  if (!axis.log) return steps(axis, n);
  const found = decades(axis, Math.max(n, 2));
  return found.length ? found : inDecade(axis, n);
}

/* between two decades: 2 and 5 times the lower one where both are inside, else round steps */
function inDecade(axis, n) {
  const decade = Number(`1e${Math.floor(Math.log10(axis.min))}`);
  const found = [2, 5].map(k => Number((k * decade).toPrecision(12))).filter(v => v >= axis.min && v <= axis.max);
  return found.length > 1 ? found : steps(axis, n).filter(v => v >= axis.min && v <= axis.max);
}

function decades(axis, n) {
  const first = Math.ceil(Math.log10(axis.min) - 1e-9);
  const last = Math.floor(Math.log10(axis.max) + 1e-9);
  const stride = Math.max(1, Math.ceil((last - first) / (n + 2)));
  const found = [];
  for (let e = last; e >= first; e -= stride) found.unshift(Number(`1e${e}`));
  return found;
}

function steps(axis, n) {
  const rough = (axis.max - axis.min) / n;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const round = [1, 2, 2.5, 5, 10].map(k => k * unit).find(s => s >= rough - unit * 1e-9 && (!axis.whole || Number.isInteger(s)));
  const step = round ?? 1;
  const found = [];
  for (let k = Math.ceil(axis.min / step - 1e-9); k * step <= axis.max + step * 1e-6; k++) {
    found.push(Number((k * step).toPrecision(12)));
  }
  return found;
}

/** Unlabelled marks of a log axis: 2 to 9 times each power of ten, inside the axis. */
export function minorTicks(axis) {
  const found = [];
  for (let e = Math.floor(Math.log10(axis.min)); e <= Math.log10(axis.max); e++) {
    for (let k = 2; k < 10; k++) {
      const v = k * Number(`1e${e}`);
      if (v > axis.min && v < axis.max) found.push(v);
    }
  }
  return found;
}

/** Smallest and largest finite value of several lists, above 0 only if log; null if there is none. */
export function extent(lists, log = false) {
  let min = Infinity;
  let max = -Infinity;
  for (const list of lists) {
    for (const v of list ?? []) {
      if (v == null || !Number.isFinite(v) || (log && v <= 0)) continue;
      if (v < min) min = v;
      if (v > max) max = v;
    }
  }
  return min <= max ? { min, max } : null;
}

/** An axis that holds the values: from just below to just above on a log scale, round ends on a linear one. Never empty. */
export function axisFor(lists, { log = false, n = 4 } = {}) {
  const found = extent(lists, log);
  if (log) {
    const { min, max } = found ?? { min: .1, max: 1 };
    const low = 10 ** (Math.log10(min) - .08);
    const high = 10 ** (Math.log10(max) + .08);
    // at least one labelled decade inside, else the reader has no number to hold on to
    const first = Math.log10(low);
    const inside = Math.ceil(first) <= Math.log10(high);
    return inside ? { min: low, max: high, log } : { min: 10 ** Math.floor(first), max: high, log };
  }
  let { min, max } = found ?? { min: 0, max: 1 };
  if (min === max) {
    min -= Math.abs(min) / 2 || .5;
    max += Math.abs(max) / 2 || .5;
  }
  const at = steps({ min, max }, n);
  const step = at.length > 1 ? at[1] - at[0] : max - min;
  const round = v => Number(v.toPrecision(12));
  return { min: round(Math.floor(min / step + 1e-9) * step), max: round(Math.ceil(max / step - 1e-9) * step), log };
}

/**
 * Which points of a long series to draw: of each of `buckets` equal stretches the first, the smallest, the largest and the
 * last, so that no peak is lost. What is missing or not finite is kept where it begins, so that gaps stay gaps.
 */
export function reduce(ys, buckets) {
  const n = ys.length;
  if (n <= buckets * 4) return Array.from({ length: n }, (_, i) => i);
  const kept = new Set([0, n - 1]);
  for (let b = 0; b < buckets; b++) {
    const from = Math.floor(b * n / buckets);
    const to = Math.floor((b + 1) * n / buckets);
    let low = -1;
    let high = -1;
    let gap = -1;
    for (let i = from; i < to; i++) {
      if (ys[i] == null || !Number.isFinite(ys[i])) {
        if (gap < 0) gap = i;
        continue;
      }
      if (low < 0 || ys[i] < ys[low]) low = i;
      if (high < 0 || ys[i] > ys[high]) high = i;
    }
    for (const i of [from, low, high, gap, to - 1]) if (i >= 0) kept.add(i);
  }
  return [...kept].sort((a, b) => a - b);
}

/** Which of the 24 steps .v0 to .v23 a value takes, from `worst` to `best`; clamped. */
export function viridis(v, worst, best, log = true) {
  const f = log ? Math.log : x => x;
  const share = (f(v) - f(worst)) / (f(best) - f(worst));
  return Number.isFinite(share) ? Math.max(0, Math.min(23, Math.round(share * 23))) : 0;
}
