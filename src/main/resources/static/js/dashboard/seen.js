/* What the wall's cells say and their pictures show, in words: for who hears the page, and for the pointer that rests on one. */
import { $, $$ } from '../dom.js';
import { getJson } from '../live.js';

const known = new Map();

/** Says of each picture that is in sight, or comes there, what it shows. To be called after each change. */
export function describeCells() {
  watcher.disconnect();
  for (const cell of $$('#wall .cell')) {
    const place = $('[data-words]', cell);
    const words = place && known.get(place.dataset.words);
    if (place) say(place, words ?? '');
    else cell.title = cell.getAttribute('aria-label'); // with the range, for which there may be no room
    if (place && !words) watcher.observe(cell);
  }
}

const watcher = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    watcher.unobserve(target);
    ask($('[data-words]', target));
  }
});

async function ask(place) {
  const address = place?.dataset.words;
  if (!address) return;
  try {
    const { words } = await getJson(address);
    known.set(address, words);
    if (place.dataset.words === address) say(place, words);
  } catch (failure) {
    console.info('What a cell shows could not be had:', failure.message); // the next change asks again
  }
}

function say(place, words) {
  place.textContent = words;
  place.closest('.cell').title = words;
}
