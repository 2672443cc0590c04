import { nearestStop, placeAt, placeName, said, stepped, stops, tipMarkup, tipPlace, told } from '../js/cursor.js';
import { boxNumbers } from '../js/dashboard/boxpoints.js';
import { same } from './check.js';

const line = { label: 'lr 0.1', cls: 'o2', xs: [0, 10, 20, 40], ys: [1, .5, .25, .125], low: [1, .4, .2, .1], high: [1, .6, .3, Infinity], n: [5, 5, 5, 4] };
const epochs = { min: 0, max: 40, unit: 'epoch' };

export const tests = {
  'the nearest point of a line tells, the earlier of two': () => {
    same([0, 4, 5, 6, 20, 29, 31, 40].map(x => placeAt(line, x)), [0, 0, 0, 1, 2, 2, 3, 3]);
  },
  'a line tells nothing before it begins and after it has ended': () => {
    same([placeAt(line, 40), placeAt(line, 41), placeAt(line, -1)], [3, -1, -1]);
    same([placeAt({ xs: [], ys: [] }, 0), placeAt({ xs: [3], ys: [1] }, 3), placeAt({ xs: [3], ys: [1] }, 4)], [-1, 0, -1]);
    same(placeAt({ xs: [0, 1], ys: [null, 1] }, 0), -1, 'null is no value');
  },
  'a cursor stands where some line has a point that is shown': () => {
    const other = { ...line, xs: [0, 5, 10] };
    same(stops([line, other], epochs), [0, 5, 10, 20, 40]);
    same(stops([line, other], { min: 5, max: 20 }), [5, 10, 20]);
  },
  'the nearest stop is nearest on the axis as it is drawn': () => {
    const rates = { min: .01, max: 1, log: true };
    same([.2, .3, .7, .8].map(share => nearestStop([.01, .1, 1], rates, share)), [.01, .1, .1, 1]);
    same(nearestStop([], rates, .5), undefined);
  },
  'keys move from stop to stop and stay inside': () => {
    const all = [0, 5, 10, 20, 40];
    const from = at => ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageDown', 'a'].map(key => stepped(all, at, key) ?? null);
    same(from(10), [5, 20, 0, 40, 40, null]);
    same(from(0), [0, 5, 0, 40, 40, null]);
    same(from(40), [20, 40, 0, 40, 40, null]);
    same(from(undefined), [40, 0, 0, 40, 0, null], 'the first key begins at an end');
    same(from(7), [5, 10, 0, 40, 40, null], 'from between two after the page was zoomed');
    same(from(99), [40, 40, 0, 40, 40, null]);
    same(stepped([], 5, 'ArrowLeft'), undefined);
  },
  'a value is told with its interval and the seeds it rests on': () => {
    same(told(line, 10), { label: 'lr 0.1', middle: '0.500', spread: '0.400 to 0.600', n: '5', note: '' });
    same(told(line, 12).note, 'at 10', 'of a line that is thinned');
    same(told(line, 40).spread, '0.100 to not finite');
    same(told({ ...line, n: [1, 1, 1, 1] }, 10).spread, '', 'one seed spreads nowhere');
  },
  'what is not there and what is not finite are told apart': () => {
    same([told(line, 99).middle, told({ ...line, broken: true }, 99).middle], ['no value', 'not finite']);
    same(told({ ...line, ys: [Infinity, 1, 1, 1], notes: ['diverged'] }, 0), { label: 'lr 0.1', middle: 'not finite', spread: '', n: '5', note: 'diverged' });
  },
  'the same in a sentence': () => {
    same(said(told(line, 10)), 'lr 0.1: 0.500, 0.400 to 0.600, n = 5');
    same([placeName(epochs, 12), placeName({ unit: 'seconds' }, 1.23456), placeName({ unit: 'learning rate' }, .001)],
      ['Epoch 12', 'Seconds 1.23', 'Learning rate 0.001']);
  },
  'names are text in the tip as well': () => {
    const box = document.createElement('div');
    box.innerHTML = tipMarkup('<b>', ['mean', 'n'], [{ ...told(line, 10), label: '<img src=x>' }], [line], 0);
    same([box.querySelector('img, b'), box.querySelector('.on th').textContent], [null, '<img src=x>']);
  },
  'an axis has words of its own, and a tip only the numbers that have a head': () => {
    same(placeName({ unit: 'learning rate', words: x => x.toPrecision(3) }, .0123456), 'Learning rate 0.0123');
    const box = document.createElement('div');
    box.innerHTML = tipMarkup('At', ['smoothed loss'], [told({ label: 'He', xs: [1, 2], ys: [.5, .25] }, 2)], [{ cls: 'k1' }]);
    same([...box.querySelectorAll('tbody td')].map(cell => cell.textContent), ['0.250']);
  },
  'a tip covers nothing of what it tells where there is room': () => {
    const room = { width: 1000, height: 600 };
    const tip = { width: 200, height: 100 };
    const picture = (top, bottom) => ({ left: 100, right: 500, top, bottom });
    same(tipPlace(picture(50, 300), 300, tip, room), { left: 200, top: 300 });
    same(tipPlace(picture(250, 550), 300, tip, room), { left: 200, top: 144 }, 'above');
    same(tipPlace(picture(50, 550), 400, tip, room), { left: 188, top: 50 }, 'left of the cursor');
    same(tipPlace(picture(50, 550), 200, tip, room), { left: 212, top: 50 }, 'right of the cursor');
    same(tipPlace(picture(50, 300), 10, tip, room).left, 6, 'inside the window');
  },
  'a box tells its five numbers and what is not finite': () => {
    const box = { n: 6, lost: 1, smallest: .1, low: .2, median: .3, high: .4, largest: .5 };
    same(boxNumbers(box), [['runs', '6, 1 not finite'], ['median', '0.300'], ['quartiles', '0.200 to 0.400'], ['smallest', '0.100'], ['largest', '0.500']]);
    same(boxNumbers({ ...box, median: .5 }, true)[1], ['median', '50.0 %']);
    same(boxNumbers({ n: 3, lost: 3, smallest: NaN }), [['runs', '3, none finite']]);
  },
};
