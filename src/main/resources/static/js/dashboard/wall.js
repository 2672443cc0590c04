/* The wall is one stop for the Tab key: arrows move inside it, Home and End along a row. Ctrl adds a cell to the chosen ones or takes it
   away, as every press does while several are picked; Shift chooses all from the last one to this, and so does a drag. */
import { $, $$ } from '../dom.js';
import { ordered, rectangle, toggled } from './cells.js';
import { listenToDrags } from './wallbrush.js';

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -1e4], End: [0, 1e4] };

const place = cell => cell.dataset.cell.split('-').map(Number);
const cells = () => $$('#wall .cell');

let anchor = null; // where a choice of several began
let others = []; // those that it is added to

/** To be called once. `choose` shows the cells whose keys it is given. */
export function listenToWall(choose) {
  document.addEventListener('keydown', event => {
    const cell = event.target.closest?.('#wall .cell');
    if (!cell || event.altKey) return;
    if ((event.ctrlKey || event.metaKey) && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      toggle(cell, choose);
      return;
    }
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = neighbour(cell, step);
    if (event.shiftKey) {
      if (!goesOn()) begin(cell.dataset.cell);
      next.focus();
      choose(between(anchor, next.dataset.cell));
    } else {
      anchor = null;
      next.focus();
    }
  });
  // before the form is sent, which would choose this cell alone
  document.addEventListener('click', event => {
    const cell = event.target.closest?.('#wall .cell');
    if (!cell) return;
    if (event.shiftKey) {
      event.preventDefault();
      if (!goesOn()) begin(chosen()[0] ?? cell.dataset.cell);
      choose(between(anchor, cell.dataset.cell));
    } else if (event.ctrlKey || event.metaKey || several()) {
      event.preventDefault();
      toggle(cell, choose);
    } else {
      begin(cell.dataset.cell);
    }
  }, true);
  listenToDrags((from, keys, added) => {
    begin(from, added);
    choose(ordered([...others, ...keys]));
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

function neighbour(cell, step) {
  const all = cells();
  const [lastRow, lastColumn] = place(all[all.length - 1]);
  const [row, column] = place(cell);
  const clamp = (v, most) => Math.max(0, Math.min(most, v));
  return $(`#wall [data-cell="${clamp(row + step[0], lastRow)}-${clamp(column + step[1], lastColumn)}"]`);
}

// of the address, which is ahead of the page while that is on its way: of two quick presses both count
const address = () => new URLSearchParams(location.search);
const chosen = () => address().get('cell')?.split(',') ?? [];
const several = () => address().has('several');

// not after all were let go
const goesOn = () => anchor !== null && chosen().length > 0;

function begin(key, added = false) {
  anchor = key;
  others = added || several() ? chosen() : [];
}

function toggle(cell, choose) {
  const keys = toggled(chosen(), cell.dataset.cell);
  choose(keys);
  anchor = cell.dataset.cell;
  others = several() ? keys : [];
}

// those that were let go meanwhile stay so
const between = (from, to) => ordered([...others.filter(key => chosen().includes(key)), ...rectangle(cells().map(cell => cell.dataset.cell), from, to)]);
