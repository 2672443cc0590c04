/* A run is trained once more to see whether the same bits come out: asked for in place, and watched. */
import { $ } from '../dom.js';

/** Shows how far it has come. Returns true when one that was under way has ended, so that the page is to be asked for the rest. */
export function verifying({ underWay, badge, text }) {
  const place = $('#verified');
  if (!place || place.dataset.underWay !== 'true') return false;
  if (!underWay) return true;
  const [mark, words] = place.children;
  mark.className = `badge ${badge.style}`;
  mark.textContent = badge.label;
  words.textContent = text;
  return false;
}

/** Sends the form without leaving the page; asked(html) gets the page that comes of it. The panel may be drawn anew at any time. */
export function verifyInPlace(asked) {
  document.addEventListener('submit', async event => {
    const form = event.target;
    if (form.id !== 'verify') return;
    event.preventDefault();
    $('button', form).disabled = true;
    const response = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).catch(() => null);
    if (!response?.ok) {
      form.submit(); // the browser shows what is wrong
      return;
    }
    asked(await response.text());
    $('#verified')?.scrollIntoView({ block: 'nearest' });
  });
}
