/* The lines of a drawn network, and which of them is meant by a point. Pure. */

const SOLVE = 24; // halvings: 1e-7 of the way
const BEND = .45;
const MANY = 1500; // lines from which on they are straight: bent ones would take longer to draw than a step of the slider may

/** Where the line of a weight runs: from the right of unit a to the left of unit b, with two control points. */
export function wire(a, b, node) {
  const [x1, x2] = [a.x + node.width / 2, b.x - node.width / 2];
  const bend = (x2 - x1) * BEND;
  return { x1, y1: a.y, c1: x1 + bend, c2: x2 - bend, x2, y2: b.y };
}

/** Whether the lines of a network are straight. lines: how many are drawn. */
export const straightened = lines => lines >= MANY;

/** How far down from y1 to y2 a line is, 0 to 1, where it is u of the way from x1 to x2. */
export function fall(u) {
  let [low, high] = [0, 1];
  for (let i = 0; i < SOLVE; i++) {
    const t = (low + high) / 2;
    const along = 3 * BEND * t * (1 - t) ** 2 + 3 * (1 - BEND) * t * t * (1 - t) + t ** 3;
    if (along < u) low = t;
    else high = t;
  }
  return low * low * (3 - 2 * low);
}

/**
 * The weight whose line is nearest to a point, within so many pixels: { layer, from, unit }, or null.
 * units and node as in layout; straight: whether lines are; only(a, b): whether the line between two units can be meant.
 */
export function nearest({ units, node, straight = false }, x, y, within, only = () => true) {
  let best = null;
  let least = within;
  const falls = new Map(); // many lines share their ends' x
  for (const a of units) {
    for (const b of units) {
      if (b.layer !== a.layer + 1 || !only(a, b)) continue;
      const { x1, y1, x2, y2 } = wire(a, b, node);
      if (x < x1 || x > x2) continue;
      const u = (x - x1) / (x2 - x1);
      if (!falls.has(u)) falls.set(u, straight ? u : fall(u));
      const away = Math.abs(y1 + (y2 - y1) * falls.get(u) - y);
      if (away < least) [least, best] = [away, { layer: b.layer, from: a.unit, unit: b.unit }];
    }
  }
  return best;
}
