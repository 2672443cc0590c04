import { brushOf, conditions, withBrush } from '../js/dashboard/brush.js';
import { stepped, told } from '../js/dashboard/brushing.js';
import { inLines, labelled, layout, nearest, valueAt } from '../js/dashboard/parallel.js';
import { near, same } from './check.js';

const lr = { name: 'lr', min: .001, max: 10, log: true };
const init = { name: 'init', ids: ['zeros', 'he_normal', 'normal:10'], names: ['zeros', 'He', 'N'], min: 0, max: 2 };

export const tests = {
  'an axis is labelled with its names, the few values that were asked for, or round values': () => {
    const words = (axis, v) => String(v);
    same(labelled(init, [0, 1, 2], words), [[0, 'zeros'], [1, 'He'], [2, 'N']]);
    same(labelled({ name: 'momentum', min: 0, max: .9, elsewhere: true }, [0, .9, 0], words), [[0, '0'], [.9, '0.9']]);
    same(labelled({ name: 'loss', min: .1259, max: .5038, log: true }, [.1259, .5038], words), [[.2, '0.2'], [.5, '0.5']]);
    same(labelled({ name: 'loss', min: .1038, max: 2.729, log: true }, [.1038, 2.729], words), [[.1038, '0.104'], [2.729, '2.73']]);
  },
  'an axis of which no value is finite has no scale, and one without lines no labels': () => {
    same(labelled({ name: 'r2', min: 0, max: 1 }, [-Infinity, -Infinity], String), [[-Infinity, 'not finite']]);
    same(labelled({ name: 'r2', min: 0, max: 1 }, [], String), []);
  },
  'conditions are what "and" joins outside of brackets and quotes': () => {
    same(conditions('lr >= 1 and (seed = 0 or seed = 1) and init = "a and b"'), ['lr >= 1', '(seed = 0 or seed = 1)', 'init = "a and b"']);
    same(conditions('lr >= 1 or seed = 0'), null);
    same(conditions(''), []);
  },
  'a brush is a condition for each of its ends that is not the end of the axis': () => {
    same(withBrush('', lr, { min: .01, max: 1 }), 'lr >= 0.01 and lr <= 1');
    same(withBrush('', lr, { min: .001, max: .5 }), 'lr <= 0.5');
    same(withBrush('', lr, { min: .012345, max: 10 }), 'lr >= 0.0123', 'outwards');
    same(withBrush('', lr, { min: .001, max: 10 }), '');
  },
  'it takes the place of the one before and leaves the rest': () => {
    same(withBrush('seed = 0 and lr >= 0.01 and lr <= 1', lr, { min: .1, max: 10 }), 'seed = 0 and lr >= 0.1');
    same(withBrush('seed = 0 and lr >= 0.01', lr, null), 'seed = 0');
    same(withBrush('seed = 0 or seed = 1', lr, { min: .1, max: 10 }), '(seed = 0 or seed = 1) and lr >= 0.1');
  },
  'what is written is read again': () => {
    same(brushOf('lr >= 0.01 and lr <= 1 and seed = 0', lr), { min: .01, max: 1 });
    same(brushOf('LR <= 1', lr), { min: .001, max: 1 });
    same(brushOf('lr > 0.01', lr), null, 'a brush holds its ends');
    same(brushOf('lr >= 0.01 or seed = 0', lr), null);
  },
  'of a category the places in a row': () => {
    same(withBrush('', init, { min: 1, max: 2 }), 'init in (he_normal, "normal:10")');
    same(brushOf('init in (he_normal, "normal:10")', init), { min: 1, max: 2 });
    same(brushOf('init in (zeros, "normal:10")', init), null);
    same(withBrush('', init, { min: 0, max: 2 }), '');
  },
  'keys move an end by a twentieth of the axis, of a category by one': () => {
    near(stepped(lr, .001, 'ArrowUp'), 10 ** -2.8, 1e-9, 'a twentieth of four decades');
    same(stepped(lr, 10, 'ArrowUp'), 10);
    same(stepped(init, 1, 'ArrowDown'), 0);
    same(stepped(init, 1, 'End'), 2);
    same(stepped(lr, 1, 'x'), null);
  },
  'the line nearest to the pointer is found between two axes': () => {
    const data = { axes: [lr, { ...lr, name: 'loss', label: 'Loss' }], lines: [{ name: 'a', at: [.001, .001] }, { name: 'b', at: [10, NaN] }] };
    const places = layout(data, 400, 200);
    same(places.xs, [96, 324]);
    same([nearest(places, data, 200, 184), nearest(places, data, 200, 35), nearest(places, data, 200, 100)], [0, 1, -1]);
    near(valueAt(lr, places, 108), .1, 1e-9, 'half way up four decades');
    same(told(data, 1, (axis, v) => v), 'b: loss not finite');
  },
  'axes that stand close have names in two lines, as short as they can be': () => {
    const axes = Array.from({ length: 8 }, () => lr);
    const close = layout({ axes, lines: [] }, 742, 320);
    same([close.close, close.top], [true, 44], '570 / 7 = 81 apart');
    const roomy = layout({ axes: axes.slice(0, 5), lines: [] }, 742, 320);
    same([roomy.close, roomy.top], [false, 30], '570 / 4 = 142 apart');
    same(inLines('Last val. accuracy', true), ['Last val.', 'accuracy']);
    same(inLines('Last val. accuracy', false), ['Last val. accuracy']);
    same(inLines('Momentum', true), ['Momentum']);
  },
};
