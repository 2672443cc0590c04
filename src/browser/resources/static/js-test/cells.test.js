import { ordered, rectangle, toggled } from '../js/dashboard/cells.js';
import { same } from './check.js';

const ALL = [0, 1, 2].flatMap(row => [0, 1, 2, 3].map(column => `${row}-${column}`));

export const tests = {
  'cells are each once, row by row, and ten comes after two'() {
    same(ordered(['2-1', '0-10', '0-2', '2-1']), ['0-2', '0-10', '2-1']);
  },
  'a cell is added in its place, and taken away again'() {
    same(toggled(['2-1'], '0-3'), ['0-3', '2-1']);
    same(toggled(['0-3', '2-1'], '2-1'), ['0-3']);
    same(toggled(['0-3'], '0-3'), []);
  },
  'a rectangle is the same from each of its corners'() {
    const six = ['1-1', '1-2', '1-3', '2-1', '2-2', '2-3'];
    for (const [from, to] of [['1-1', '2-3'], ['2-3', '1-1'], ['1-3', '2-1'], ['2-1', '1-3']]) same(rectangle(ALL, from, to), six);
    same(rectangle(ALL, '0-2', '0-2'), ['0-2']);
  },
};
