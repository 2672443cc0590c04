/* A page whose choices are addresses: following one changes what differs instead of loading the page, and the address says what is shown. */
import { $, $$, painted } from '../dom.js';
import { live } from '../live.js';
import { morph } from './morph.js';
import { keepRowsInPlace, putRows, takeRows } from './rows.js';

const main = () => $('#main');
let latest = 0;
let endLive = null;

/**
 * Lets links and forms with data-view change the page in place, follows the browser's history, and asks for what is new
 * every `pause` milliseconds while main has data-live. `changed` is called after each change,
 * with `partly` when only what is new came.
 */
export function view({ pause, changed }) {
  document.addEventListener('click', event => {
    const link = event.target.closest('a[data-view]');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(link.href, changed, pause);
  });
  document.addEventListener('submit', event => {
    const form = event.target.closest('form[data-view]');
    if (!form) return;
    event.preventDefault();
    const fields = new FormData(form, event.submitter);
    const query = new URLSearchParams([...fields].filter(([, value]) => value !== ''));
    show(`${form.action.split('?')[0]}?${query}`, changed, pause);
  });
  addEventListener('popstate', () => load(location.href, changed, pause));
  follow(changed, pause);
}

/** Shows an address and puts it into the history; with `replace` in place of the one before. */
export async function show(address, changed, pause, replace = false) {
  const url = carried(new URL(address));
  if (!url.searchParams.size) url.search = '';
  history[replace ? 'replaceState' : 'pushState'](null, '', url);
  await load(url.href, changed, pause);
}

/* what the curves are zoomed to goes along while it means the same; the server's links say nothing of it */
function carried(url) {
  const now = new URLSearchParams(location.search);
  if (now.has('range') && now.get('x') === url.searchParams.get('x')) url.searchParams.set('range', now.get('range'));
  return url;
}

async function load(address, changed, pause) {
  const turn = ++latest;
  try {
    const response = await fetch(address, { headers: { Accept: 'text/html' } });
    const text = await response.text();
    if (turn !== latest) return; // something else was chosen meanwhile
    if (!response.ok) throw new Error(`${address} answered with status ${response.status}`);
    const next = parsed(text);
    await painted(); // to read thousands of rows and to show them are two tasks
    if (turn !== latest) return;
    put(next, changed);
    follow(changed, pause);
  } catch (failure) {
    // the page itself can say better what is wrong
    console.info(failure.message);
    if (turn === latest) location.assign(address);
  }
}

const parsed = text => new DOMParser().parseFromString(text, 'text/html');

function put(next, changed, updating = false) {
  const fresh = $('#main', next);
  if (!fresh) throw new Error('The answer has no main part.');
  if (fresh.hasAttribute('data-part')) {
    putParts(fresh, changed);
    return;
  }
  if (next.title) document.title = next.title;
  if (updating) keepRowsInPlace(fresh);
  const focus = document.activeElement?.id;
  const bodies = rowsOf(fresh);
  for (const [, newBody] of bodies) newBody.dataset.same = 'true';
  morph(main(), fresh);
  for (const [body, newBody] of bodies) putRows(body, newBody, () => changed({ partly: true }));
  // an element that was moved lost the focus on its way
  if (focus && document.activeElement === document.body) document.getElementById(focus)?.focus();
  changed({ partly: false });
}

/* tables of rows with ids that are here and there, each beside its newer one */
function rowsOf(fresh) {
  return $$('table[id] > [data-rows]', main())
    .map(body => [body, $(`#${body.parentElement.id} > [data-rows]`, fresh)])
    .filter(([, newBody]) => newBody);
}

/* an answer about what is new: the parts that have changed, and rows */
function putParts(fresh, changed) {
  for (const part of [...fresh.children].filter(child => child.id)) morph(document.getElementById(part.id), part);
  const rows = $('[data-news]', fresh) ?? document.createElement('tbody');
  for (const body of $$('[data-rows]', main())) takeRows(body, rows); // also where an order waits
  for (const name of ['data-cursor', 'data-live']) {
    if (fresh.hasAttribute(name)) main().setAttribute(name, fresh.getAttribute(name));
    else main().removeAttribute(name);
  }
  changed({ partly: true });
}

/* one conversation at a time, which ends when nothing can change any more */
function follow(changed, pause) {
  const address = main().dataset.live;
  if (!address) {
    endLive?.();
    endLive = null;
    return;
  }
  if (endLive) return;
  let first = true;
  endLive = live(async signal => {
    if (first) {
      first = false;
      return true;
    }
    const more = await ask(signal, changed);
    if (!more) endLive = null;
    return more;
  }, pause);
}

async function ask(signal, changed) {
  const turn = latest;
  const { live: address, cursor } = main().dataset;
  if (!address) return false;
  const query = new URLSearchParams(location.search);
  query.set('since', cursor);
  const response = await fetch(`${address}?${query}`, { headers: { Accept: 'text/html' }, signal });
  if (response.status === 204) return true;
  if (response.status === 404 || response.status === 410) {
    location.reload(); // it was deleted, and the page says so
    return false;
  }
  if (!response.ok) throw new Error(`${address} answered with status ${response.status}`);
  const text = await response.text();
  if (turn !== latest) return true; // the reader went on; the answer is to an older question
  put(parsed(text), changed, true);
  return Boolean(main().dataset.live);
}
