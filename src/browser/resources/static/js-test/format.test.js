import * as format from '../js/format.js';
import { same } from './check.js';

const table = await (await fetch('/js-test/format-cases.csv')).text();
const cases = table.split('\n').filter(line => line && !line.startsWith('#')).map(line => line.split(';'));

export const tests = {
  'numbers are worded as the table says, like in the server': () => {
    same(cases.length > 60, true, 'cases read');
    for (const [method, input, expected] of cases) {
      same(format[method](input === 'null' ? null : Number(input)), expected, `${method} of ${input}`);
    }
  },
  'what JSON spells as a word is a number again': () => {
    same(['NaN', 'Infinity', '-Infinity'].map(format.number), ['not finite', 'not finite', 'not finite']);
    same(format.value('-Infinity'), -Infinity);
    same(format.value(null), null);
    same(format.value(undefined), null);
  },
  'a count agrees with its noun': () => {
    same([format.count(1, 'run'), format.count(1080, 'run')], ['1 run', '1,080 runs']);
  },
};
