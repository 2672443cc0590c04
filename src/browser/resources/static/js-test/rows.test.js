import { putRows, takeRows } from '../js/dashboard/rows.js';
import { same } from './check.js';

/* a body of rows of a document, each with a box and what it says */
function body(ids, says = id => `row ${id}`, owner = document) {
  const made = owner.createElement('tbody');
  for (const id of ids) {
    const row = owner.createElement('tr');
    row.id = `r${id}`;
    row.innerHTML = `<td><input type="checkbox"></td><td>${says(id)}</td>`;
    made.append(row);
  }
  return made;
}

const newer = (ids, says) => body(ids, says, new DOMParser().parseFromString('<p>', 'text/html'));
const upTo = n => [...Array(n).keys()];
const ids = rows => [...rows.children].map(row => Number(row.id.slice(1)));

export const tests = {
  'thousands of rows come into their order frame by frame and stay the same elements': async () => {
    const rows = body(upTo(1000));
    const before = new Map([...rows.children].map(row => [row.id, row]));
    rows.querySelector('#r500 input').checked = true;
    const wanted = [...upTo(999).reverse(), 1000]; // 999 goes, 1000 comes
    let done = 0;
    const end = putRows(rows, newer(wanted, id => (id === 7 ? 'changed' : `row ${id}`)), () => { done += 1; });
    same(done, 0);
    same(ids(rows), upTo(1000)); // the frame that has begun is not held up
    await end;
    same(done, 1);
    same(ids(rows), wanted);
    same([...rows.children].filter(row => before.get(row.id) !== row).map(row => row.id), ['r1000']);
    same(rows.querySelector('#r7').textContent, 'changed');
    same(rows.querySelector('#r500 input').checked, true);
  },
  'few rows are there at once, whatever was there before': () => {
    const rows = body(upTo(1000));
    putRows(rows, newer([3, 1, 2000]), () => same('done', 'not called, as nothing came later'));
    same(ids(rows), [3, 1, 2000]);
  },
  'what was asked for last wins': async () => {
    const rows = body(upTo(1000));
    const evens = upTo(1000).filter(id => id % 2 === 0);
    let done = '';
    await Promise.all([
      putRows(rows, newer(upTo(1000).reverse()), () => { done += 'first'; }),
      putRows(rows, newer(evens), () => { done += 'second'; }),
    ]);
    same(ids(rows), evens);
    same(done, 'second');
  },
  'news finds all rows in their places': async () => {
    const rows = body(upTo(1000));
    let done = 0;
    const end = putRows(rows, newer(upTo(1000).reverse()), () => { done += 1; });
    takeRows(rows, newer([999], () => 'an epoch further'));
    same(ids(rows), upTo(1000).reverse());
    same(rows.firstElementChild.textContent, 'an epoch further');
    await end;
    same(done, 0); // whoever brings news tells of it
    same(ids(rows), upTo(1000).reverse());
  },
};
