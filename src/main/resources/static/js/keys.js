/* Keys of a page: what they do, and the list of them behind "?". No key acts while somebody types. */
import { $, $$, typing } from './dom.js';

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
  const common = $('[data-common]', list); // the keys of every page stand below those of this one
  const term = document.createElement('dt');
  names.forEach((name, i) => {
    if (i) term.append(' ');
    term.append(Object.assign(document.createElement('kbd'), { textContent: name }));
  });
  const description = Object.assign(document.createElement('dd'), { textContent: help });
  list.insertBefore(term, common);
  list.insertBefore(description, common);
}

/** Starts listening; called once, by app.js. */
export function listen() {
  const dialog = $('#help');
  $('#help-open').addEventListener('click', () => dialog.showModal());
  const filter = $('[data-filter]');
  if (!filter) $$('[data-filter-key]').forEach(words => words.remove());
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event)) return;
    if (event.key === '?') {
      event.preventDefault();
      dialog.showModal();
    } else if (event.key === '/' && filter) {
      event.preventDefault();
      filter.focus();
    } else if (bound.some(act => act(event))) {
      event.preventDefault();
    }
  });
}
