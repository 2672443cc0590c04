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

/**
 * unseen: how many validation rows there are, which come before the training rows in the numbers of /row; chosen(number) of such a row.
 * Returns { show(frame) }.
 */
export function mistakes(unseen, base, chosen) {
  const panel = $('#confusion');
  const ways = $$('#mistakes [data-mistakes]');
  const names = $('#look').dataset.classes ? $('#look').dataset.classes.split('|') : [];
  const list = $('#worst ol');
  const side = Number($('#pad')?.dataset.side);
  const most = Number($('#pad')?.dataset.most);
  const rows = new Map();
  let training = !ways.length || ways.some(way => way.dataset.mistakes === 'training' && way.hasAttribute('aria-current'));
  let now = null;
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

  function item(row, number) {
    const button = Object.assign(document.createElement('button'), { type: 'button' });
    const [what, how] = words(row);
    if (side) button.append(Object.assign(document.createElement('canvas'), { width: 48, height: 48 }));
    const text = document.createElement('span');
    text.append(Object.assign(document.createElement('b'), { textContent: what }),
      Object.assign(document.createElement('span'), { className: 'faint', textContent: how }));
    button.append(text);
    button.dataset.number = number;
    button.addEventListener('click', () => chosen(number));
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

  const paintKnown = () => list && $$('button', list).filter(button => rows.has(button.dataset.number)).forEach(picture);
  onDraw(paintKnown);

  function show(frame) {
    now = frame;
    const { confusion: matrix, worst } = training ? frame : frame.validation;
    if (panel) confusion(matrix);
    const key = `${frame.epoch} ${training}`;
    if (list.dataset.filled === key) return;
    list.dataset.filled = key;
    list.replaceChildren(...worst.map(row => item(row, training ? unseen + row.row : row.row)));
    $('#worst').hidden = !worst.length;
    if (!panel && ways.length) $('#mistakes .whichrows').hidden = !worst.length; // it would choose among nothing
    clearTimeout(due);
    if (!side) return;
    paintKnown();
    due = setTimeout(() => $$('button', list).forEach(picture), REST);
  }

  /* both are in each answer, so that nothing is asked for */
  $('#mistakes')?.addEventListener('click', event => {
    const way = event.target.closest('[data-mistakes]');
    if (!way || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    training = way.dataset.mistakes === 'training';
    for (const other of ways) {
      if (other === way) other.setAttribute('aria-current', 'true');
      else other.removeAttribute('aria-current');
    }
    for (const place of $$('#mistakes [data-which]')) place.textContent = training ? 'Training' : 'Validation';
    for (const kept of $$('#axes [name=mistakes]')) kept.disabled = !training;
    const url = new URL(location.href);
    if (training) url.searchParams.set('mistakes', 'training');
    else url.searchParams.delete('mistakes');
    history.replaceState(history.state, '', url);
    if (now) show(now);
  });

  return { show };
}
