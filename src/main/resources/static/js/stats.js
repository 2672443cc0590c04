/* The middle of several seeds and its spread. Pure. */

/* two-sided 95 % points of Student's t for n - 1 = 1 … 29 degrees of freedom; the normal's beyond */
const T95 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
  2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
  2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045,
];

/** The median; what is not finite counts as the largest, since a diverged run is no better than any other. NaN of nothing. */
export function median(values) {
  const sorted = values.map(v => (Number.isFinite(v) ? v : Infinity)).sort((a, b) => a - b);
  const n = sorted.length;
  return n ? (sorted[(n - 1) >> 1] + sorted[n >> 1]) / 2 : NaN;
}

/**
 * Mean and 95 % t-interval of the mean: { mean, low, high, n } over the finite values, null if there is none. With log, on
 * the log scale, so that the interval of a loss never reaches 0; values below 1e-12 count as that.
 */
export function meanInterval(values, log = false) {
  const finite = values.filter(v => v != null && Number.isFinite(v));
  const n = finite.length;
  if (!n) return null;
  const q = log ? finite.map(v => Math.log10(Math.max(v, 1e-12))) : finite;
  const back = log ? v => 10 ** v : v => v;
  const mean = q.reduce((a, b) => a + b, 0) / n;
  const deviation = n > 1 ? Math.sqrt(q.reduce((a, b) => a + (b - mean) ** 2, 0) / (n - 1)) : 0;
  const half = (T95[n - 2] ?? 1.96) * deviation / Math.sqrt(n);
  return { mean: back(mean), low: back(mean - half), high: back(mean + half), n };
}
