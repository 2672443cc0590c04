import { keyEpochs } from '../js/run/strip.js';
import { fall, nearest, straightened, wire } from '../js/edges.js';
import { layout } from '../js/wiring.js';
import { near, same } from './check.js';

const all = epoch => epoch;

export const tests = {
  'key frames lie as the squares, each once, the first and the last among them': () => {
    // k² · 80 / 169 for k = 0 … 13
    same(keyEpochs(80, all), [0, 2, 4, 8, 12, 17, 23, 30, 38, 47, 57, 68, 80]);
    same(keyEpochs(0, all), [0]);
    same(keyEpochs(3, all), [0, 1, 2, 3]);
  },
  'key frames are epochs whose weights are kept': () => {
    same(keyEpochs(80, epoch => Math.floor(epoch / 40) * 40), [0, 40, 80]);
  },
  'units stand layer by layer from left to right, in the middle from top to bottom': () => {
    const { units, columns } = layout([2, 3, 1], 400, 452, false);
    same(units.length, 6);
    same(columns.map(column => column.layer), [0, 1, 2]);
    near(columns[1].x, 200, 1e-9);
    const middle = layer => units.filter(unit => unit.layer === layer).reduce((sum, { y }, _, some) => sum + y / some.length, 0);
    near(middle(0), 28 + 420 / 2, 1e-9);
    near(middle(1), middle(2), 1e-9);
  },
  'a line falls as its curve does': () => {
    near(fall(0), 0, 1e-6);
    near(fall(.5), .5, 1e-6);
    near(fall(1), 1, 1e-6);
    // t = ¼ of the curve with control points at .45 and .55 lies at x = 3·.45·¼·(¾)² + 3·.55·(¼)²·¾ + (¼)³ and has fallen 3·(¼)² − 2·(¼)³
    near(fall(.189844 + .077344 + .015625), .15625, 1e-5);
  },
  'a point on a line means its weight, beside all lines none': () => {
    const places = layout([2, 3, 1], 400, 452, false);
    const at = (layer, unit) => places.units.find(other => other.layer === layer && other.unit === unit);
    for (const [layer, from, unit] of [[1, 0, 2], [1, 1, 0], [2, 2, 0]]) {
      const { x1, y1, x2, y2 } = wire(at(layer - 1, from), at(layer, unit), places.node);
      // a tenth of the way lines that cross in the middle are apart
      same(nearest(places, x1 + .1 * (x2 - x1), y1 + fall(.1) * (y2 - y1), 5), { layer, from, unit });
    }
    same(nearest(places, 100, 40, 5), null);
    const { x1, y1, x2, y2 } = wire(at(0, 0), at(1, 1), places.node);
    same(nearest(places, (x1 + x2) / 2, (y1 + y2) / 2, 400, (a, b) => b.same(at(1, 0))).unit, 0);
  },
  'where there are many lines they are straight, and meant as such': () => {
    const places = { ...layout([2, 3, 1], 400, 452, false), straight: true };
    const at = (layer, unit) => places.units.find(other => other.layer === layer && other.unit === unit);
    const { x1, y1, x2, y2 } = wire(at(0, 0), at(1, 2), places.node);
    same(nearest(places, x1 + .1 * (x2 - x1), y1 + .1 * (y2 - y1), 1), { layer: 1, from: 0, unit: 2 });
    same(straightened(1499), false);
    same(straightened(9600), true);
  },
  'no two units lie on each other and all are within the picture': () => {
    for (const [sizes, width, square] of [[[2, 16, 16, 1], 384, false], [[30, 64, 2], 300, false], [[64, 64, 10], 340, true], [[1, 1], 300, false]]) {
      const { units, node } = layout(sizes, width, 452, square);
      same(units.length, sizes.slice(square ? 1 : 0).reduce((a, b) => a + b, 0));
      for (const a of units) {
        same(a.x - node.width / 2 >= 0 && a.x + node.width / 2 <= width, true);
        same(a.y - node.height / 2 >= 0 && a.y + node.height / 2 <= 452, true);
        same(units.filter(b => Math.abs(a.x - b.x) < node.width && Math.abs(a.y - b.y) < node.height).length, 1);
        same(units.filter(b => b.holds(a.x, a.y)).length, 1);
      }
    }
  },
};
