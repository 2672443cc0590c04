/* The wall is one stop for the Tab key: arrows move inside it, Home and End along a row. */
import { $, $$ } from '../dom.js';

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -1e4], End: [0, 1e4] };

const place = cell => cell.dataset.cell.split('-').map(Number);
const cells = () => $$('#wall .cell');

/** To be called once. */
export function listenToWall() {
  document.addEventListener('keydown', event => {
    const cell = event.target.closest?.('#wall .cell');
    const step = STEPS[event.key];
    if (!cell || !step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const all = cells();
    const [lastRow, lastColumn] = place(all[all.length - 1]);
    const [row, column] = place(cell);
    const clamp = (v, most) => Math.max(0, Math.min(most, v));
    $(`#wall [data-cell="${clamp(row + step[0], lastRow)}-${clamp(column + step[1], lastColumn)}"]`).focus();
  });
  document.addEventListener('focusin', event => {
    if (event.target.matches?.('#wall .cell')) stopAt(event.target);
  });
}

/** One tab stop: where the focus is or was, else the chosen cell, else the first. To be called after each change. */
export function oneTabStop() {
  const all = cells();
  stopAt(all.find(cell => cell === document.activeElement)
    ?? all.find(cell => cell.getAttribute('aria-pressed') === 'true')
    ?? all.find(cell => cell.tabIndex === 0 && cell.hasAttribute('tabindex'))
    ?? all[0]);
}

function stopAt(stop) {
  for (const cell of cells()) cell.tabIndex = cell === stop ? 0 : -1;
}
