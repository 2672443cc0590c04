import { spread } from '../js/labels.js';
import { holds, near, same } from './check.js';

export const tests = {
  'labels that do not touch stay where they are, in the order asked': () => same(spread([80, 10, 40], 14, 0, 100), [80, 10, 40]),
  'two that touch move apart by the same amount': () => same(spread([50, 52], 14, 0, 100), [44, 58]),
  'three at one place stand around it': () => same(spread([50, 50, 50], 10, 0, 100), [40, 50, 60]),
  'a block at the edge is pushed inside': () => {
    same(spread([2, 2], 14, 0, 100), [0, 14]);
    same(spread([99, 99], 14, 0, 100), [86, 100]);
  },
  'what a block pushes into moves with it': () => {
    // the wishes less 0, 10 and 20 are 50, 40 and 41: their mean is 43.667
    const places = spread([50, 50, 61], 10, 0, 100);
    [43.6667, 53.6667, 63.6667].forEach((y, i) => near(places[i], y, 1e-3));
  },
  'too many for the room are spread evenly': () => same(spread([0, 0, 0, 0, 0], 14, 0, 40), [0, 10, 20, 30, 40]),
  'whatever is wished, nothing touches and nothing is outside': () => {
    let seed = 1;
    const random = () => (seed = seed * 16807 % 2147483647) / 2147483647;
    for (let k = 0; k < 200; k++) {
      const wanted = Array.from({ length: 1 + Math.floor(random() * 7) }, () => random() * 140 - 20);
      const places = [...spread(wanted, 14, 0, 100)].sort((a, b) => a - b);
      holds(places[0] >= -1e-9 && places.at(-1) <= 100 + 1e-9, `inside: ${wanted}`);
      places.slice(1).forEach((y, i) => holds(y - places[i] >= 14 - 1e-9, `apart: ${wanted} → ${places}`));
    }
  },
};
