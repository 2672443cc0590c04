/* Parts of the page that the server computes on request: one question at a time counts, the last. */
import { $ } from '../dom.js';

const REST = 150; // ms without another epoch before the server is asked

/**
 * For the part with an id: part(url, put) asks and hands the new element to put(fresh), which may place it and by default replaces the old
 * one; part.rest(act) acts once the slider rests.
 */
export function parts(id) {
  const here = () => $(`#${id}`);
  let turn = 0;
  let due = 0;

  async function part(url, put = fresh => here().replaceWith(document.adoptNode(fresh))) {
    const mine = ++turn;
    clearTimeout(due);
    here().setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`the server answered with status ${response.status}`);
      const html = await response.text();
      if (mine === turn) put(new DOMParser().parseFromString(html, 'text/html').getElementById(id));
    } catch (failure) {
      // what stands there stays, with its own epoch; the next one asks again
      console.info(`The part ${id} could not be had:`, failure.message);
      if (mine === turn) here().removeAttribute('aria-busy');
    }
  }

  part.rest = act => {
    clearTimeout(due);
    due = setTimeout(act, REST);
  };
  return part;
}

/** The link #id-ask asks in place: act() gives what is awaited. The link may be gone then, so the heading takes its focus. */
export function onAsk(id, act) {
  document.addEventListener('click', async event => {
    const link = event.target.closest(`#${id}-ask`);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await act();
    const heading = $(`#${id} h2`);
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  });
}
