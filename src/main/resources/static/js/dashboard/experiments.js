/* The list of experiments: filters while somebody types, and brings itself up to date while something runs. */
import { $ } from '../dom.js';
import { show, view } from './view.js';

const PAUSE = 2500;
const TYPING = 250;
const changed = () => {};

view({ pause: PAUSE, changed });

let timer = 0;
document.addEventListener('input', event => {
  if (!event.target.matches('#q')) return;
  clearTimeout(timer);
  timer = setTimeout(filter, TYPING);
});
document.addEventListener('change', event => {
  if (event.target.matches('[data-choice]')) filter();
});
document.addEventListener('submit', event => {
  if (!event.target.matches('.tools')) return;
  event.preventDefault();
  clearTimeout(timer);
  filter();
});

/* one step of the history for a whole text, not for each letter */
function filter() {
  const url = new URL($('.tools').action);
  url.search = new URLSearchParams([...new FormData($('.tools'))].filter(([, value]) => value.trim() !== ''));
  show(url.href, changed, PAUSE, new URLSearchParams(location.search).has('q'));
}
