/* The loss over a plane: computed and drawn by the server on request; the path on it follows the slider. */
import { $, $$ } from '../dom.js';
import { count } from '../format.js';
import { onAsk, parts } from './parts.js';

/** Returns { show(epoch) }. */
export function landscape(base) {
  const part = parts('landscape');
  let epoch = -1;

  function follow() {
    for (const piece of $$('#landscape [data-epoch]')) piece.classList.toggle('later', Number(piece.dataset.epoch) > epoch);
    const last = $$('#landscape .stops [data-epoch]:not(.later)').at(-1);
    const here = $('#landscape [data-here]');
    if (!last || !here) return;
    for (const name of ['cx', 'cy']) here.setAttribute(name, last.getAttribute(name));
  }

  onAsk('landscape', () => part(`${base}/landscape?epoch=${epoch}`, fresh => {
    $('#landscape').replaceWith(document.adoptNode(fresh));
    const link = $('#landscape-ask'); // the slider may have moved meanwhile
    if (link) {
      link.href = link.href.replace(/epoch=\d+/, `epoch=${epoch}`);
      $('[data-shown]', link).textContent = count(epoch);
    }
    follow();
  }));

  return {
    show(to) {
      if (to < 0 || to === epoch) return;
      epoch = to;
      $('#landscape-ask')?.removeAttribute('hidden'); // before the first epoch there was nothing to ask for
      follow();
    },
  };
}
