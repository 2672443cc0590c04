/* Runs are chosen for comparison by their boxes, also such as a filter hides meanwhile. */
import { $, $$ } from '../dom.js';

const LEAST = 2;
const MOST = 8;
const chosen = new Set();
const boxes = () => $$('#runs input[name=runs]');

/** Once for the page. */
export function listenToSelection() {
  document.addEventListener('change', event => {
    if (!event.target.matches('#runs input[name=runs]')) return;
    if (event.target.checked) chosen.add(event.target.value);
    else chosen.delete(event.target.value);
    tell();
  });
  document.addEventListener('submit', event => {
    if (event.target.id !== 'compare') return;
    event.preventDefault();
    if (chosen.size >= LEAST && chosen.size <= MOST) location.assign(`${event.target.action}?runs=${[...chosen].join(',')}`);
  });
}

/** After each change of the page. */
export function showSelection() {
  for (const box of boxes()) {
    if (box.checked !== chosen.has(box.value)) box.checked = chosen.has(box.value);
  }
  tell();
}

function tell() {
  const n = chosen.size;
  const fits = n >= LEAST && n <= MOST;
  const button = $('#cmp');
  button.textContent = n < LEAST ? 'Compare runs' : `Compare ${n} runs`;
  button.setAttribute('aria-disabled', String(!fits));
  $('#selcount').textContent = n < LEAST
    ? `Choose ${LEAST} to ${MOST} runs.`
    : n > MOST ? `${n} are chosen; ${MOST} can be compared.` : '';
}
