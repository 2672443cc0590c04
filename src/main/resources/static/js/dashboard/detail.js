/* More points of the curves where the page is zoomed to: it has some 240 of each, which are all of a short run's. Pure. */

/** Whether a line has epochs between its points inside a range of x that it does not have itself. line: as the server has it. */
export function thinned(line, range) {
  const { xs, times } = line;
  return xs.some((x, i) => i > 0 && x - xs[i - 1] > 1 && xs[i - 1] * times < range.max && x * times > range.min);
}

const NAMES = ['xs', 'ys', 'low', 'high', 'n', 'smooth'];

/** A line with the points of a detail in place of its own there. fine: { xs, ys, low, high, n, smooth }, without points where there is none. */
export function joined(line, fine) {
  if (!fine?.xs.length) return line;
  const before = line.xs.filter(x => x < fine.xs[0]).length;
  const after = line.xs.findIndex(x => x > fine.xs[fine.xs.length - 1]);
  const put = name => (line[name] && fine[name]
    ? [...line[name].slice(0, before), ...fine[name], ...(after < 0 ? [] : line[name].slice(after))]
    : line[name]);
  return { ...line, ...Object.fromEntries(NAMES.map(name => [name, put(name)])) };
}
