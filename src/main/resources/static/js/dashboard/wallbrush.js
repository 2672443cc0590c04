/* A drag over cells of the wall, by mouse or pen, brushes the rectangle of them. A finger scrolls, as everywhere. */
import { $, $$ } from '../dom.js';
import { rectangle } from './cells.js';

const START = 5; // pixels from which on a press is a drag

/** To be called once. `brushed` is told where a drag began, which cells it went over, and whether they are added to those chosen before. */
export function listenToDrags(brushed) {
  let drag = null;

  const under = event => document.elementFromPoint(event.clientX, event.clientY)?.closest('#wall .cell')?.dataset.cell;

  function covered() {
    return rectangle($$('#wall .cell').map(cell => cell.dataset.cell), drag.from, drag.to);
  }

  /* what is brushed so far; the page may have been renewed meanwhile, so all cells are told anew */
  function sketch() {
    const keys = drag?.moved ? covered() : [];
    for (const cell of $$('#wall .cell')) cell.classList.toggle('brushed', keys.includes(cell.dataset.cell));
  }

  function end() {
    drag = null;
    sketch();
  }

  document.addEventListener('pointerdown', event => {
    const cell = event.target.closest?.('#wall .cell');
    if (!cell || event.button || event.altKey || event.pointerType === 'touch') return;
    drag = { id: event.pointerId, x: event.clientX, y: event.clientY, from: cell.dataset.cell, to: cell.dataset.cell, moved: false };
  });
  document.addEventListener('pointermove', event => {
    if (drag?.id !== event.pointerId) return;
    if (!event.buttons) return end(); // it was let go outside of the window
    if (!drag.moved && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < START) return;
    drag.moved = true;
    drag.to = under(event) ?? drag.to;
    sketch();
  });
  document.addEventListener('pointerup', event => {
    if (drag?.id !== event.pointerId) return;
    const { from, to, moved } = drag;
    const keys = covered();
    end();
    // back where it began it is a press of that cell, which the click after it tells
    if (moved && to !== from) brushed(from, keys, event.ctrlKey || event.metaKey);
  });
  document.addEventListener('pointercancel', end);
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !drag?.moved) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  }, true);
  // else a picture in a cell would be carried away
  document.addEventListener('dragstart', event => event.target.closest?.('#wall') && event.preventDefault());
  // a pen would scroll like a finger; it hovers before it touches, a finger does not
  document.addEventListener('pointerover', event => event.pointerType === 'pen' && event.target.closest?.('#wall')?.classList.add('pen'));
  document.addEventListener('pointerout', event => event.pointerType === 'pen' && $('#wall')?.classList.remove('pen'));
}
