/* The histograms of each layer: drawn by the server once somebody asks, and from then on where the slider rests. */
import { $ } from '../dom.js';
import { onAsk, parts } from './parts.js';

/** Returns { show(epoch) }. */
export function distributing(base) {
  const part = parts('distributions');
  let epoch = -1;
  const ask = () => part(`${base}/distributions?epoch=${epoch}`, fresh => {
    const open = $('#distributions details')?.open;
    $('#distributions').replaceWith(document.adoptNode(fresh));
    const details = $('#distributions details');
    if (details && open) details.open = true;
  });
  onAsk('distributions', ask);
  return {
    show(to) {
      if (to < 0 || to === epoch) return;
      epoch = to;
      $('#distributions-ask')?.removeAttribute('hidden'); // before the first epoch there was nothing to ask for
      const { epoch: drawn } = $('#distributions').dataset;
      if (drawn != null && drawn !== String(to)) part.rest(ask);
    },
  };
}
