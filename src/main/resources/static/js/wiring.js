/* Where the units of a network stand: a column for each layer, or several side by side where a layer has many. */

const TOP = 28; // room for names
const LARGEST = 32;
const COLUMN = 16; // units below each other at most
const GAP = 4;

/**
 * sizes: units of each layer, the inputs first; square: whether the inputs are left out, as pixels are, and units are square; top: pixels
 * above all units.
 * Returns { units, columns, node }: each unit { layer, unit, x, y, same(other), holds(x, y) } with x and y its middle, columns
 * [{ layer, x }] of the layers' middles, node { width, height } of every unit.
 */
export function layout(sizes, width, height, square, top = TOP) {
  const layers = sizes.map((count, layer) => ({ count, layer, beside: Math.ceil(count / COLUMN) })).slice(square ? 1 : 0);
  const room = height - top - 4;
  const across = layers.reduce((sum, { beside }) => sum + beside, 0);
  const tall = Math.min(COLUMN, Math.max(...layers.map(({ count }) => count)));
  const nodeHeight = Math.max(3, Math.min(LARGEST * 2 / 3, room / tall - 2, square ? Infinity : (width / across) * .4));
  const node = { width: square ? nodeHeight : nodeHeight * 1.5, height: nodeHeight };
  const widths = layers.map(({ beside }) => beside * (node.width + GAP) - GAP);
  const between = layers.length === 1 ? 0 : (width - 8 - widths.reduce((a, b) => a + b, 0)) / (layers.length - 1);
  const columns = [];
  const units = [];
  let left = layers.length === 1 ? (width - widths[0]) / 2 : 4;
  layers.forEach(({ count, layer, beside }, i) => {
    const lines = Math.ceil(count / beside);
    // a few units stand together in the middle, many take all the room
    const gap = Math.min(room / lines, Math.max(node.height * 3, room / 16));
    for (let unit = 0; unit < count; unit++) {
      const x = left + node.width / 2 + unit % beside * (node.width + GAP);
      const y = top + room / 2 + (Math.floor(unit / beside) - (lines - 1) / 2) * gap;
      units.push({
        layer,
        unit,
        x,
        y,
        same: other => other.layer === layer && other.unit === unit,
        holds: (px, py) => Math.abs(px - x) <= node.width / 2 + GAP / 2 && Math.abs(py - y) <= Math.max(node.height, Math.min(gap, 24)) / 2,
      });
    }
    columns.push({ layer, x: left + widths[i] / 2 });
    left += widths[i] + between;
  });
  return { units, columns, node };
}
