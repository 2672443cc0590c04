/* What a test says it expects. A test is a function that throws. */

export function same(actual, expected, what = '') {
  const [a, b] = [actual, expected].map(v => JSON.stringify(v, notFinite));
  if (a !== b) throw new Error(`${what} expected ${b} but was ${a}`);
}

export function near(actual, expected, tolerance, what = '') {
  if (!(Math.abs(actual - expected) <= tolerance)) {
    throw new Error(`${what} expected ${expected} within ${tolerance} but was ${actual}`);
  }
}

export function holds(condition, what) {
  if (!condition) throw new Error(what);
}

const notFinite = (key, v) => (typeof v === 'number' && !Number.isFinite(v) ? String(v) : v);
