import { axisFor, extent, minorTicks, reduce, scale, ticks, viridis } from '../js/scale.js';
import { holds, near, same } from './check.js';

export const tests = {
  'a linear axis maps its ends to the ends and its middle to the middle': () => {
    const y = scale({ min: 0, max: 80 }, 200, 40);
    same([y(0), y(40), y(80)], [200, 120, 40]);
  },
  'a log axis gives every decade the same room': () => {
    const x = scale({ min: .01, max: 10, log: true }, 0, 300);
    [[.01, 0], [.1, 100], [1, 200], [10, 300]].forEach(([v, at]) => near(x(v), at, 1e-9));
  },
  'a log axis labels each decade inside it, exactly': () => {
    same(ticks({ min: .005, max: 60, log: true }), [.01, .1, 1, 10]);
    same(ticks({ min: .001, max: 1000, log: true }), [.001, .01, .1, 1, 10, 100, 1000]);
  },
  'a log axis between two decades is labelled at 2 and 5, or at round steps where it is narrower': () => {
    same(ticks({ min: .15, max: .9, log: true }), [.2, .5]);
    same(ticks({ min: .22, max: .31, log: true }), [.225, .25, .275, .3]);
    same(ticks({ min: .3, max: .9, log: true }), [.4, .6, .8]);
  },
  'a log axis of many decades labels every few, the largest always': () => {
    same(ticks({ min: 1e-12, max: 1, log: true }, 4), [1e-12, 1e-10, 1e-8, 1e-6, 1e-4, .01, 1]);
  },
  'an axis of whole numbers has no label between them': () => {
    same(ticks({ min: 0, max: 10 }), [0, 2.5, 5, 7.5, 10]);
    same(ticks({ min: 0, max: 10, whole: true }), [0, 5, 10]);
    same(ticks({ min: 0, max: 2, whole: true }), [0, 1, 2]);
    same(ticks({ min: 0, max: 80, whole: true }), [0, 20, 40, 60, 80]);
  },
  'a linear axis is labelled at round steps': () => {
    same(ticks({ min: 0, max: 80 }), [0, 20, 40, 60, 80]);
    same(ticks({ min: 0, max: 1 }, 5), [0, .2, .4, .6, .8, 1]);
    same(ticks({ min: -3, max: 7 }, 4), [-2.5, 0, 2.5, 5]);
  },
  'minor ticks are 2 to 9 times each power of ten, inside the axis': () => {
    same(minorTicks({ min: .5, max: 5, log: true }).map(v => Number(v.toPrecision(3))), [.6, .7, .8, .9, 2, 3, 4]);
  },
  'the extent leaves out what is missing, not finite, or not above 0 on a log scale': () => {
    same(extent([[3, null, NaN, -1], [Infinity, 7], undefined]), { min: -1, max: 7 });
    same(extent([[3, 0, -1]], true), { min: 3, max: 3 });
    same(extent([[null, NaN]]), null);
  },
  'an axis for values holds them all and at least one label': () => {
    const loss = axisFor([[.2, .3]], { log: true });
    holds(loss.min <= .2 && loss.max >= .3, 'holds its values');
    same(ticks(loss).length > 0, true, 'has a labelled decade');
    same(axisFor([[.7, .98]]), { min: .7, max: 1, log: false });
    same(axisFor([[5, 5]]).min < 5 && axisFor([[5, 5]]).max > 5, true, 'one value');
    same(axisFor([[]], { log: true }).min < axisFor([[]], { log: true }).max, true, 'no value');
  },
  'a reduced series keeps its ends, its smallest and its largest': () => {
    const ys = Array.from({ length: 10000 }, (_, i) => Math.sin(i / 100));
    ys[5003] = 99;
    ys[7777] = -99;
    const kept = reduce(ys, 50);
    holds(kept.length <= 50 * 5, `kept ${kept.length}`);
    [0, 5003, 7777, 9999].forEach(i => holds(kept.includes(i), `keeps ${i}`));
    same(kept, [...kept].sort((a, b) => a - b));
  },
  'a reduced series still has its gap': () => {
    const ys = Array.from({ length: 1000 }, (_, i) => (i >= 400 && i < 402 ? NaN : 1));
    holds(reduce(ys, 20).some(i => Number.isNaN(ys[i])), 'the gap is kept');
  },
  'a short series is not reduced': () => same(reduce([5, 4, 3], 50), [0, 1, 2]),
  'brighter is better: loss 1 or more is step 0, loss 0.01 or less is step 23': () => {
    same([viridis(1, 1, .01), viridis(9, 1, .01), viridis(.01, 1, .01), viridis(1e-9, 1, .01)], [0, 0, 23, 23]);
    same(viridis(.1, 1, .01), 12, 'half way on the log scale: 11.5 rounds up');
    same(viridis(.75, .5, 1, false), 12);
    same(viridis(Infinity, 1, .01), 0);
  },
};
