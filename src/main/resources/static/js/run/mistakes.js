/* Which classes are taken for which, and the rows predicted worst. */
import { digits } from '../digits.js';
import { $, $$ } from '../dom.js';
import { onDraw } from '../draw.js';
import { count, number, percent } from '../format.js';
import { getJson } from '../live.js';

const REST = 150; // ms without a new epoch before pictures of rows are asked for
const STEPS = 8;

/** "Most confused: 8 as 1, 4 rows."; of equals the first, "" where all are right. */
export function confused(matrix, names) {
  let [most, pair] = [0, ''];
  matrix.forEach((line, own) => line.forEach((n, taken) => {
    if (own !== taken && n > most) [most, pair] = [n, `${names[own]} as ${names[taken]}`];
  }));
  return most ? `Most confused: ${pair}, ${count(most)} ${most === 1 ? 'row' : 'rows'}.` : '';
}

/** unseen: rows of the data before the training rows in the numbers of /row; chosen(number) of such a row. Returns { show(frame) }. */
export function mistakes(unseen, base, chosen) {
  const panel = $('#confusion');
  const names = $('#look').dataset.classes ? $('#look').dataset.classes.split('|') : [];
  const list = $('#worst ol');
  const side = Number($('#pad')?.dataset.side);
  const most = Number($('#pad')?.dataset.most);
  const rows = new Map();
  let due = 0;

  function confusion(matrix) {
    $('.scroll', panel).hidden = !matrix;
    $('[data-uncounted]', panel).hidden = Boolean(matrix);
    const said = matrix ? confused(matrix, names) : '';
    $('[data-confused]', panel).textContent = said;
    $('[data-confused]', panel).hidden = !said;
    if (!matrix) return;
    $$('tbody tr', panel).forEach((line, own) => {
      const all = matrix[own].reduce((a, b) => a + b, 0);
      $$('td', line).forEach((cell, taken) => {
        const n = matrix[own][taken];
        cell.textContent = count(n);
        // a miss among hundreds is still to be seen, so its colour grows with the root
        const step = all ? Math.ceil(STEPS * (own === taken ? n / all : Math.sqrt(n / all))) : 0;
        cell.className = `num ${n ? `${own === taken ? 'hit' : 'miss'}${step}` : 'none'}`;
      });
    });
  }

  const words = ({ truth, taken, share }) => names.length
    ? [truth === taken ? `${names[truth]}, rightly` : `${names[truth]}, taken for ${names[taken]}`, `${names[truth]} gets ${percent(Math.max(0, Math.min(1, share)))}`]
    : [`${number(truth)}, predicted ${number(taken)}`, `off by ${number(Math.abs(taken - truth))}`];

  function item(row) {
    const button = Object.assign(document.createElement('button'), { type: 'button' });
    const [what, how] = words(row);
    if (side) button.append(Object.assign(document.createElement('canvas'), { width: 48, height: 48 }));
    const text = document.createElement('span');
    text.append(Object.assign(document.createElement('b'), { textContent: what }),
      Object.assign(document.createElement('span'), { className: 'faint', textContent: how }));
    button.append(text);
    button.dataset.number = unseen + row.row;
    button.addEventListener('click', () => chosen(unseen + row.row));
    const entry = document.createElement('li');
    entry.append(button);
    return entry;
  }

  async function picture(button) {
    const key = button.dataset.number;
    if (!rows.has(key)) rows.set(key, getJson(`${base}/row?number=${key}`));
    try {
      const { x } = await rows.get(key);
      digits($('canvas', button), { width: 48, height: 48, pixels: x, side, max: most, scale: 48 / side });
    } catch (failure) {
      rows.delete(key); // the next epoch asks again
      console.info('A row could not be had:', failure.message);
    }
  }

  const paintKnown = () => $$('button', list).filter(button => rows.has(button.dataset.number)).forEach(picture);
  onDraw(paintKnown);

  return {
    show(frame) {
      if (panel) confusion(frame.confusion);
      if (list.dataset.epoch === String(frame.epoch)) return;
      list.dataset.epoch = frame.epoch;
      list.replaceChildren(...frame.worst.map(item));
      $('#worst').hidden = !frame.worst.length;
      clearTimeout(due);
      if (!side) return;
      paintKnown();
      due = setTimeout(() => $$('button', list).forEach(picture), REST);
    },
  };
}
