import { firstMissing, standsFor } from '../js/compare/frames.js';
import { numbersOf } from '../js/compare/numbers.js';
import { fileName, sheet, stacked, wrapped } from '../js/compare/sheet.js';
import { same } from './check.js';

const all = { last: 20, kept: null };
const some = { last: 20, kept: [0, 1, 2, 4, 8, 16, 20] };

export const tests = {
  'the last kept epoch that is not later stands for an epoch': () => {
    same([0, 3, 15, 20, 99].map(epoch => standsFor(some, epoch)), [0, 2, 8, 20, 20]);
    same([0, 3, 99].map(epoch => standsFor(all, epoch)), [0, 3, 20]);
    same(standsFor({ last: 0, kept: [] }, 0), undefined);
  },
  'what is asked for first is what is shown, then what comes next': () => {
    same(firstMissing(some, 3, 4, () => false), 2);
    same(firstMissing(some, 3, 4, epoch => epoch === 2), 4);
    same(firstMissing(some, 3, 4, epoch => epoch < 8), null); // 8 is more than 4 epochs ahead of 3
    same(firstMissing(all, 18, 4, epoch => epoch < 20), 20);
    same(firstMissing(all, 25, 4, epoch => epoch < 20), 20); // ended before
    same(firstMissing({ last: 0, kept: [] }, 0, 4, () => false), null);
  },
  'numbers are those of the epoch, or said to be of one before': () => {
    const run = { last: 40, xs: [0, 10, 40], tl: [3, 2, 1], vl: null, score: [.1, .2, .3] };
    const fine = { xs: [11, 12], tl: [1.9, 1.8], score: [.21, .22] };
    same(numbersOf(run, undefined, 10), { tl: 2, vl: undefined, score: .2, exact: true });
    same(numbersOf(run, undefined, 12), { tl: 2, vl: undefined, score: .2, exact: false });
    same(numbersOf(run, fine, 12), { tl: 1.8, vl: undefined, score: .22, exact: true });
    same(numbersOf(run, fine, 13), { tl: 2, vl: undefined, score: .2, exact: false });
    same(numbersOf(run, fine, 99), { tl: 1, vl: undefined, score: .3, exact: true });
    same(numbersOf({ last: 0, xs: [], tl: [], score: [] }, undefined, 0), null);
  },
  'tiles fill the sheet from margin to margin': () => {
    for (let runs = 2; runs <= 8; runs++) {
      const { width, columns, tile, inner, picture } = sheet(runs);
      same(Math.round(64 + columns * tile + (columns - 1) * 16), width);
      same(picture <= inner && columns <= 4, true);
    }
  },
  'parts of tiles side by side begin at the same height, and the next row below the highest': () => {
    const { places, bottom } = stacked([[10, 100], [30, 90], [10, 100]], { columns: 2, tile: 200 }, 50);
    same(places.map(place => place.y), [50, 50, 228]); // 50 + 30 + 100 + 2 · 16 of padding + 16 between
    same(places.map(place => place.x), [32, 248, 32]);
    same(places[0].parts, [66, 96]);
    same(places[2].parts, [244, 254]);
    same(bottom, 228 + 142 + 16);
  },
  'words go into lines that are not too wide': () => {
    const letters = text => text.length;
    same(wrapped('one two three', 7, letters), ['one two', 'three']);
    same(wrapped('incomprehensible no', 7, letters), ['incomprehensible', 'no']);
    same(wrapped('', 7, letters), []);
  },
  'the name of the file tells runs and epoch': () => {
    same(fileName([3, 12], 7), 'chainrule-runs-3-12-epoch-7.png');
  },
};
