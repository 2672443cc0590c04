import { between, followed, moved, narrowed, part, read, shown, windowOf, written } from '../js/zoom.js';
import { same } from './check.js';

const epochs = { min: 0, max: 80, whole: true, least: 2 };
const rates = { min: .001, max: 10, log: true, least: .1 };

export const tests = {
  'a part is chosen between two places, in either order': () => {
    same(between(null, epochs, .25, .5), { min: 20, max: 40 });
    same(between(null, epochs, .5, .25), { min: 20, max: 40 });
    same(between({ min: 20, max: 40 }, epochs, .5, 1), { min: 30, max: 40 }, 'of what is shown');
  },
  'what is narrower than the least is widened to it, and all is no range': () => {
    same(between(null, epochs, .5, .5), { min: 39, max: 41 });
    same(between(null, epochs, -1, 2), null);
  },
  'zooming keeps the place under the pointer and stops at the ends': () => {
    same(narrowed(null, epochs, 2), { min: 20, max: 60 });
    same(narrowed(null, epochs, 2, 0), { min: 0, max: 40 });
    same(narrowed({ min: 20, max: 60 }, epochs, .5), null);
    same(narrowed({ min: 0, max: 20 }, epochs, .5, 1), { min: 0, max: 40 });
  },
  'a log axis is zoomed in equal factors': () => {
    same(narrowed(null, rates, 2), { min: .01, max: 1 });
    same(between(null, rates, .5, 1), { min: .1, max: 10 });
  },
  'moving stops at the ends with the width it has': () => {
    same(moved({ min: 20, max: 40 }, epochs, .5), { min: 30, max: 50 });
    same(moved({ min: 20, max: 40 }, epochs, -9), { min: 0, max: 20 });
    same(moved({ min: 20, max: 40 }, epochs, 9), { min: 60, max: 80 });
    same(moved(null, epochs, 1), null);
  },
  'a range of an address is taken as far as the axis has it': () => {
    same(shown({ min: 60, max: 100 }, epochs), { min: 60, max: 80 });
    same(shown({ min: 90, max: 100 }, epochs), null);
    same(shown({ min: 0, max: 80 }, epochs), null);
  },
  'addresses name a range by its ends': () => {
    same(written({ min: 1e-7, max: .5 }), '1e-7..0.5');
    same(read('1e-7..0.5'), { min: 1e-7, max: .5 });
    same([read(null), read('5'), read('5..'), read('5..4'), read('1..2..3'), read('a..b')], [null, null, null, null, null, null]);
  },
  'a part of whole numbers has ticks at whole numbers': () => {
    same(part(epochs, { min: 12, max: 14 }).ticks, [12, 13, 14]);
    same(part(epochs, null), epochs);
  },
  'a narrow part of a log axis is labelled between the decades': () => {
    same(part(rates, { min: .2, max: 8 }).ticks, [.2, .5, 1, 2, 5]);
    same(part(rates, { min: .6, max: .9 }).ticks, [.6, .7, .8, .9]);
    same(part(rates, { min: .005, max: 2 }).ticks, [.01, .1, 1]);
  },
  'y follows what is seen, and not beyond the axis of all': () => {
    const y = { min: .01, max: 10, log: true };
    const line = { ys: [5, 1, .2, .1, 1e9], xs: [0, 1, 2, 3, 4] };
    const seen = followed(y, [line], { min: 1, max: 2 });
    same([seen.min, seen.max].map(v => Number(v.toPrecision(3))), [.178, 1.12], 'a twentieth of a decade beside 0.2 and 1');
    same(followed(y, [line], { min: 2, max: 4 }).max < .3, true, 'what left the picture does not count');
    same(followed(y, [line], null), y);
    same(followed({ min: 0, max: 5 }, [line], { min: 2, max: 3 }), { min: .1, max: .2, ticks: undefined });
  },
  'between two points the line that joins them is seen': () => {
    const line = { ys: [1, .1], xs: [0, 50] };
    same(windowOf(line, { min: 10, max: 20 }), [0, 2]);
    same(windowOf({ ys: [1, 2, 3, 4, 5] }, { min: 1, max: 2 }), [0, 4]);
    same(windowOf({ ys: [] }, { min: 1, max: 2 }), [0, 0]);
  },
};
