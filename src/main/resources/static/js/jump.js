/* Ctrl-K or ⌘K: a palette that jumps to any experiment, run or data set. A combobox in a dialog; the browser gives focus back. */
import { $ } from './dom.js';
import { getJson } from './live.js';

const TYPING = 120;

let dialog;
let input;
let list;
let status;
let hits = [];
let chosen = -1;
let timer = 0;
let asking;

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function build() {
  input = make('input', {
    type: 'text', role: 'combobox', 'aria-label': 'Jump to an experiment, a run by its number, a data set or a chapter',
    'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'jump-list', autocomplete: 'off',
    spellcheck: 'false', maxlength: '200', placeholder: 'Experiment, data set, chapter, or #run',
  });
  list = make('ul', { id: 'jump-list', role: 'listbox', 'aria-label': 'Places' });
  status = make('p', { role: 'status', class: 'faint small' });
  const close = make('button', { class: 'btn plain icon', type: 'button', 'aria-label': 'Close' }, '×');
  dialog = make('dialog', { id: 'jump', 'aria-label': 'Jump to' }, make('div', { class: 'jump-head' }, input, close), list, status);
  document.body.append(dialog);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', event => {
    if (event.target === dialog) dialog.close(); // the backdrop
  });
  dialog.addEventListener('close', () => {
    clearTimeout(timer);
    asking?.abort();
  });
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, TYPING);
  });
  input.addEventListener('keydown', onKey);
  list.addEventListener('click', event => {
    const option = event.target.closest('[role=option]');
    if (option) go(hits[Number(option.dataset.at)], event);
  });
}

async function ask() {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  try {
    const found = await getJson(`${dialog.dataset.url}?q=${encodeURIComponent(input.value)}`, signal);
    if (signal.aborted) return;
    hits = found;
    show();
  } catch (failure) {
    if (signal.aborted) return;
    hits = [];
    show();
    status.textContent = `No answer from the service: ${failure.message}`;
  }
}

function show() {
  list.replaceChildren(...hits.map((hit, at) =>
    make('li', { role: 'option', id: `jump-${at}`, 'data-at': at, 'aria-selected': 'false' },
      make('span', { class: 'jump-kind' }, hit.kind),
      make('span', { class: 'jump-label' }, hit.label),
      make('span', { class: 'jump-hint' }, hit.hint))));
  list.hidden = hits.length === 0;
  input.setAttribute('aria-expanded', String(hits.length > 0));
  status.textContent = hits.length ? `${hits.length} ${hits.length === 1 ? 'place' : 'places'}` : 'Nothing of that name or number';
  choose(hits.length ? 0 : -1);
}

function choose(at) {
  list.querySelector('[aria-selected=true]')?.setAttribute('aria-selected', 'false');
  chosen = at;
  if (at < 0) {
    input.removeAttribute('aria-activedescendant');
    return;
  }
  const option = list.children[at];
  option.setAttribute('aria-selected', 'true');
  option.scrollIntoView({ block: 'nearest' });
  input.setAttribute('aria-activedescendant', option.id);
}

function onKey(event) {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps && hits.length) {
    event.preventDefault();
    choose((chosen + steps[event.key] + hits.length) % hits.length);
  } else if (event.key === 'Enter') {
    event.preventDefault();
    go(hits[chosen], event);
  }
}

function go(hit, event) {
  if (!hit) return;
  const address = new URL(dialog.dataset.base + hit.href, location.origin).href;
  if (event.ctrlKey || event.metaKey) {
    window.open(address);
  } else {
    location.assign(address);
  }
}

function open(button) {
  if (!dialog) build();
  if (dialog.open || $('dialog[open]')) return;
  dialog.dataset.url = button.dataset.jump;
  dialog.dataset.base = button.dataset.jump.replace(/\/jump$/, '');
  input.value = '';
  dialog.showModal();
  input.focus();
  ask();
}

/** Starts listening; called once, by app.js. */
export function jumps() {
  const button = $('#jump-open');
  if (!button) return;
  button.addEventListener('click', () => open(button));
  addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      open(button);
    }
  });
}
