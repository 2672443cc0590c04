/* The few words of DOM that every page uses. */

export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Text made safe for markup: names come from people. */
export const escape = text =>
  String(text).replace(/[&<>"']/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]);

/** Width inside an element's padding, in whole pixels. */
export function innerWidthOf(element) {
  const style = getComputedStyle(element);
  return Math.floor(element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight));
}

/** True while a key belongs to what is being typed, or to an open dialog. A slider does not type. */
export function typing(event) {
  const target = event.target;
  if (document.querySelector('dialog[open]')) return true;
  if (target.isContentEditable || /^(select|textarea)$/i.test(target.tagName)) return true;
  return /^input$/i.test(target.tagName) && !/^(range|checkbox|radio|button|submit)$/.test(target.type);
}

/** After the next frame, so that long work can let the page answer in between; at once where nobody sees it, as no frames come then. */
export const painted = () => new Promise(then => {
  if (document.hidden) then();
  else requestAnimationFrame(() => setTimeout(then));
});
