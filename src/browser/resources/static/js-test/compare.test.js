import { firstMissing, standsFor } from '../js/compare/frames.js';
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
};
