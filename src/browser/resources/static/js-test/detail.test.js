import { joined as joinedRuns } from '../js/compare/curves.js';
import { joined, thinned } from '../js/dashboard/detail.js';
import { same } from './check.js';

const line = { xs: [0, 1, 5, 9, 10], times: 1, ys: [5, 4, 3, 2, 1], low: [5, 4, 3, 2, 1], high: [5, 4, 3, 2, 1], n: [5, 5, 5, 5, 4], smooth: null, label: 'a' };

export const tests = {
  'a line is thinned where epochs lie between its points': () => {
    same(thinned(line, { min: 0, max: 1 }), false);
    same(thinned(line, { min: 1, max: 3 }), true);
    same(thinned(line, { min: 9, max: 10 }), false);
    same(thinned({ ...line, times: 100 }, { min: 0, max: 100 }), false, 'the same in steps');
  },
  'more points take the place of those that a line has there': () => {
    const fine = { xs: [4, 5, 6], ys: [30, 31, 32], low: [30, 31, 32], high: [30, 31, 32], n: [3, 3, 3], smooth: null };
    const { xs, ys, n, smooth, label } = joined(line, fine);
    same(xs, [0, 1, 4, 5, 6, 9, 10]);
    same(ys, [5, 4, 30, 31, 32, 2, 1]);
    same(n, [5, 5, 3, 3, 3, 5, 4]);
    same([smooth, label], [null, 'a']);
    same(joined(line, { xs: [] }), line);
    same(joined(line, undefined), line);
    same(joined(line, { ...fine, xs: [10, 11, 12] }).xs, [0, 1, 5, 9, 10, 11, 12], 'epochs that came meanwhile');
  },
  'the same for a run, with or without validation': () => {
    const run = { xs: [0, 4, 8], tl: [3, 2, 1], vl: undefined, score: [.1, .2, .3], id: 7 };
    same(joinedRuns(run, { xs: [3, 4, 5], tl: [22, 2, 21], vl: null, score: [.4, .2, .5] }),
      { xs: [0, 3, 4, 5, 8], tl: [3, 22, 2, 21, 1], score: [.1, .4, .2, .5, .3], id: 7 });
  },
};
