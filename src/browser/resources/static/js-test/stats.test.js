import { meanInterval, median } from '../js/stats.js';
import { near, same } from './check.js';

export const tests = {
  'the median is the middle, or half way between the two middles': () => {
    same(median([3, 1, 2]), 2);
    same(median([4, 1, 3, 2]), 2.5);
    same(median([]), NaN);
  },
  'a value that is not finite counts as the largest': () => {
    same(median([1, NaN, 2]), 2);
    same(median([NaN, Infinity, 2]), Infinity);
  },
  'the interval of 1, 2, 3 is 2 ± 4.303 · 1 / √3': () => {
    const { mean, low, high, n } = meanInterval([1, 2, 3]);
    same([mean, n], [2, 3]);
    near(high, 2 + 4.303 / Math.sqrt(3), 1e-9);
    near(low, 2 - 4.303 / Math.sqrt(3), 1e-9);
  },
  'on the log scale the mean of 0.01 and 1 is 0.1 and the interval stays above 0': () => {
    const { mean, low } = meanInterval([.01, 1], true);
    near(mean, .1, 1e-12);
    same(low > 0, true);
  },
  'of one value there is no spread, of none no mean': () => {
    same(meanInterval([5]), { mean: 5, low: 5, high: 5, n: 1 });
    same(meanInterval([NaN, null]), null);
  },
};
