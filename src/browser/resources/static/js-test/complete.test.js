import { completions, take } from '../js/dashboard/complete.js';
import { same } from './check.js';

const COLUMNS = [
  { name: 'lr', label: 'Learning rate' },
  { name: 'loss', label: 'Last train loss' },
  { name: 'init', label: 'Initialization', choices: ['zeros', 'he_normal', 'normal:0.01'] },
];
const words = (text, caret = text.length) => completions(text, caret, COLUMNS).options.map(option => option.text);

export const tests = {
  'begins with the columns': () => {
    same(words(''), ['lr', 'loss', 'init', 'not']);
    same(words('l'), ['lr', 'loss']);
    same(words('('), ['lr', 'loss', 'init', 'not']);
    same(words('not i'), ['init']);
  },
  'offers the signs that a column has': () => {
    same(words('lr '), ['=', '!=', '<', '<=', '>', '>=', 'in']);
    same(words('init '), ['=', '!=', 'in']);
    same(words('lr i'), ['in']);
  },
  'offers the choices of a word': () => {
    same(words('init = '), ['zeros', 'he_normal', 'normal:0.01', 'none']);
    same(words('init=n'), ['normal:0.01', 'none']);
    same(words('init in (zeros, h'), ['he_normal']);
    same(words('init in '), ['(']);
    same(words('lr > '), ['none']);
  },
  'joins conditions': () => {
    same(words('lr > 0.01 '), ['and', 'or']);
    same(words('lr > 0.01 and '), ['lr', 'loss', 'init', 'not']);
    same(words('init in (zeros, he_normal) o'), ['or']);
    same(words('(lr > 1) a'), ['and']);
  },
  'has nothing to say after what it does not know': () => {
    same(words('speed '), []);
    same(words('lr > 1 lr '), []);
  },
  'replaces the word at the caret': () => {
    const found = completions('ini = zeros', 2, COLUMNS);
    same([found.from, found.to], [0, 3]);
    same(take('ini = zeros', found, found.options[0]), { text: 'init = zeros', caret: 5 });
    same(take('lr > 1 an', completions('lr > 1 an', 9, COLUMNS), { text: 'and' }), { text: 'lr > 1 and ', caret: 11 });
  },
};
