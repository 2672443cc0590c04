/* Keys of a page: what they do, and the list of them behind "?". No key acts while somebody types. */
import { $, typing } from './dom.js';

const bound = [];

/**
 * Binds keys of the page and lists them in the help.
 *
 * names: how the keys read in the help, such as ['←', '→']; help: what they do;
 * act(event): returns true if it has used the key, which then does nothing else.
 */
export function onKey(names, help, act) {
  bound.push(act);
  const list = $('#help .keys');
  if (!list) return;
  const term = document.createElement('dt');
  names.forEach((name, i) => {
    if (i) term.append(' ');
    term.append(Object.assign(document.createElement('kbd'), { textContent: name }));
  });
  const description = Object.assign(document.createElement('dd'), { textContent: help });
  list.insertBefore(description, list.children[list.children.length - 4]);
  list.insertBefore(term, description);
}

/** Starts listening; called once, by app.js. */
export function listen() {
  const dialog = $('#help');
  $('#help-open')?.addEventListener('click', () => dialog.showModal());
  const filter = $('[data-filter]');
  if (filter) {
    onKey(['/'], 'Go to the filter', event => event.key === '/' && (filter.focus(), true));
  }
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event)) return;
    if (event.key === '?' && dialog) {
      event.preventDefault();
      dialog.showModal();
    } else if (bound.some(act => act(event))) {
      event.preventDefault();
    }
  });
}
