import { borders, contour } from '../js/contour.js';
import { near, same } from './check.js';

export const tests = {
  'between 0 and 1 the line at 0.5 is half way': () => same(contour([0, 1, 0, 1], 2, 2), [[.5, 0, .5, 1]]),
  'it leans towards the value nearer the level': () => same(contour([0, 1, 0, 1], 2, 2, .25), [[.25, 0, .25, 1]]),
  'a grid all on one side has no line': () => same(contour([.6, .7, .8, .9], 2, 2), []),
  'a peak in the middle is closed by four segments around it': () => {
    const segments = contour([0, 0, 0, 0, 1, 0, 0, 0, 0], 3, 3);
    same(segments.length, 4);
    for (const [x1, y1, x2, y2] of segments) {
      near(Math.abs(x1 - 1) + Math.abs(y1 - 1), .5, 1e-9);
      near(Math.abs(x2 - 1) + Math.abs(y2 - 1), .5, 1e-9);
    }
  },
  'a saddle whose mean is high joins its high corners': () => {
    // high at top left and bottom right; the low corners, top right and bottom left, are cut off one by one
    same(contour([1, .2, .2, 1], 2, 2).map(s => s.map(v => Number(v.toFixed(3)))), [[.625, 0, 1, .375], [.375, 1, 0, .625]]);
  },
  'a saddle whose mean is low joins its low corners': () => {
    same(contour([.8, 0, 0, .8], 2, 2).map(s => s.map(v => Number(v.toFixed(3)))), [[0, .375, .375, 0], [1, .625, .625, 1]]);
  },
  'between cells of different class there is a border': () => {
    same(borders([0, 1, 0, 1], 2, 2), [[.5, -.5, .5, .5], [.5, .5, .5, 1.5]]);
    same(borders([2, 2, 2, 2], 2, 2), []);
  },
};
