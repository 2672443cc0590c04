/* How numbers are worded, the same as Format in the server: three figures, a true minus, units after a space,
   "not finite" for what is not a number, "none" for what there is none of. Pure. */

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const minus = (v, size) => (v < 0 ? '−' : '') + size;
const parted = whole => whole.replace(/\B(?=(\d{3})+$)/g, ',');

/** JSON has no word for what is not finite, so it comes as "NaN", "Infinity" or "-Infinity". Null stays null. */
export const value = v => (v == null ? null : typeof v === 'string' ? Number(v) : v);

/** A loss, a norm or any other plain quantity: "0.264", "39.7", "0.0092", "4.2 × 10⁻⁴", "1,240", "−0.047". */
export function number(v) {
  v = value(v);
  if (v == null) return 'none';
  if (!Number.isFinite(v)) return 'not finite';
  const size = Math.abs(v);
  if (size === 0) return '0';
  return minus(v, size >= 99950 || size < .001 ? power(size) : figures(size));
}

/** A share of one as "98.3 %". */
export function percent(v) {
  v = value(v);
  if (v == null) return 'none';
  return Number.isFinite(v) ? minus(v, (Math.abs(v) * 100).toFixed(1)) + ' %' : 'not finite';
}

/** A signed difference: "+0.047", "−0.012", "0". */
export const difference = v => (value(v) > 0 && Number.isFinite(value(v)) ? '+' : '') + number(v);

/** A learning rate with all its figures, to be written into the form again: "0.001", "10", and below 0.00001 "6.428e-7". */
export function rate(v) {
  v = value(v);
  if (v == null) return 'none';
  if (!Number.isFinite(v)) return 'not finite';
  const size = Math.abs(v);
  if (size && size < .00001) return minus(v, size.toExponential());
  const [digits, exponent] = String(size).split('e');
  return minus(v, exponent ? plain(digits, Number(exponent)) : digits);
}

/** A whole number with its thousands parted, and its noun if there is one: "1,080", "1 run", "1,080 runs". */
export const count = (n, noun) =>
  minus(n, parted(String(Math.abs(n)))) + (noun ? ` ${noun}${n === 1 ? '' : 's'}` : '');

/** A size in decimal units: "512 bytes", "6 KB", "16.4 MB", "212 GB". */
export function bytes(n) {
  if (n < 1000) return count(n, 'byte');
  const units = ['KB', 'MB', 'GB', 'TB', 'PB'];
  let size = n / 1000;
  let unit = 0;
  for (; size >= 999.5 && unit < units.length - 1; unit++) size /= 1000;
  return `${size.toFixed(unit === 0 || size >= 99.95 ? 0 : 1)} ${units[unit]}`;
}

/** A span in seconds, at least 0: "450 ms", "1.8 s", "30 s", "4.5 min", "2 min", "1.5 h", "3 days". */
export function duration(seconds) {
  const s = value(seconds);
  if (s == null) return 'none';
  if (!Number.isFinite(s)) return 'not finite';
  if (s < .9995) return `${(s * 1000).toFixed(0)} ms`;
  if (s < 59.5) return `${s.toFixed(s < 9.95 ? 1 : 0)} s`;
  if (s < 59.5 * 60) return `${brief(s / 60)} min`;
  return s < 47.5 * 3600 ? `${brief(s / 3600)} h` : `${(s / 86400).toFixed(0)} days`;
}

const brief = v => v.toFixed(v < 9.95 ? 1 : 0).replace(/\.0$/, '');

/* three figures, two below a tenth: as many as a reader compares at a glance */
function figures(size) {
  if (size >= 99.95) return parted(size.toFixed(0));
  if (size >= .0995) return size.toFixed(size >= 9.995 ? 1 : size >= .9995 ? 2 : 3);
  return size.toPrecision(2);
}

function power(size) {
  const [digits, exponent] = size.toExponential(1).split('e');
  return `${digits} × 10${raised(Number(exponent))}`;
}

/** An exponent in raised digits: "⁻⁴". */
export const raised = exponent =>
  (exponent < 0 ? '⁻' : '') + [...String(Math.abs(exponent))].map(d => RAISED[d]).join('');

/* 1.5, 21 → 1500000000000000000000: from there on String() leaves the plain form */
function plain(digits, exponent) {
  const [whole, part = ''] = digits.split('.');
  return whole + part.padEnd(exponent, '0');
}
