/* A text field with a list of completions below it, as the ARIA practice of an editable combobox with list autocompletion has it: arrows
   move in the list, Enter or Tab takes what is marked, Escape closes the list; what is typed stays what is typed. */
import { $ } from '../dom.js';
import { completions, take } from './complete.js';

const MOST = 12;

let shown = null; // what is in the list
let marked = -1;
let known = null; // the filter of the address

const field = () => $('#q');
const list = () => $('#q-list');
const columns = () => JSON.parse($('#query-catalogue').textContent);

/** Once for the page. */
export function listenToFilter() {
  document.addEventListener('input', event => {
    if (event.target === field()) open();
  });
  document.addEventListener('keydown', event => {
    if (event.target === field() && act(event)) event.preventDefault();
  });
  document.addEventListener('focusout', event => {
    if (event.target === field()) close();
  });
  document.addEventListener('mousedown', event => {
    const option = event.target.closest?.('#q-list [role=option]');
    if (!option) return;
    event.preventDefault(); // the focus stays in the field
    choose(Number(option.dataset.place));
  });
}

/** After each change of the page: the field says what it is, and shows what the address says. */
export function equipFilter() {
  const input = field();
  if (!input) return;
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', 'q-list']]) input.setAttribute(name, value);
  if (!input.hasAttribute('aria-expanded')) input.setAttribute('aria-expanded', 'false');
  // what is being typed stays, unless the address says something new
  if (input !== document.activeElement || input.defaultValue !== known) input.value = input.defaultValue;
  known = input.defaultValue;
}

function act(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp': {
      if (!shown) open();
      const n = shown?.options.length ?? 0;
      if (n) mark((marked + (event.key === 'ArrowDown' ? 1 : marked < 0 ? 0 : -1) + n) % n);
      return true;
    }
    case 'Enter':
      if (marked < 0) {
        close();
        return false; // the form is sent
      }
      choose(marked);
      return true;
    case 'Tab':
      if (marked < 0 || event.shiftKey) return false;
      choose(marked);
      return true;
    case 'Escape':
      if (!shown) return false;
      close();
      return true;
    default:
      return false;
  }
}

function open() {
  const input = field();
  const found = completions(input.value, input.selectionStart, columns());
  found.options = found.options.slice(0, MOST);
  if (!found.options.length) {
    close();
    return;
  }
  shown = found;
  list().replaceChildren(...found.options.map((option, i) => {
    const item = document.createElement('li');
    item.id = `q-option-${i}`;
    item.setAttribute('role', 'option');
    item.dataset.place = i;
    item.append(Object.assign(document.createElement('b'), { textContent: option.text }));
    if (option.note) item.append(Object.assign(document.createElement('span'), { textContent: option.note }));
    return item;
  }));
  list().hidden = false;
  input.setAttribute('aria-expanded', 'true');
  mark(-1);
}

function mark(place) {
  marked = place;
  [...list().children].forEach((item, i) => item.setAttribute('aria-selected', String(i === place)));
  if (place < 0) field().removeAttribute('aria-activedescendant');
  else {
    field().setAttribute('aria-activedescendant', `q-option-${place}`);
    list().children[place].scrollIntoView({ block: 'nearest' });
  }
}

function choose(place) {
  const input = field();
  const { text, caret } = take(input.value, shown, shown.options[place]);
  input.value = text;
  input.setSelectionRange(caret, caret);
  open();
}

function close() {
  shown = null;
  marked = -1;
  const input = field();
  if (!input) return;
  list().hidden = true;
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-activedescendant');
}
