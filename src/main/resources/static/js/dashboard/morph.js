/* Makes one part of the page equal to another, newer one by changing only what differs: what has the focus keeps it, what is under the
   pointer stays there, and what a reader has opened stays open. */

/**
 * Changes `now` into `next`, both of the same element name. Children are matched by id where they have one, else by place.
 * Elements with data-keep are filled by script: their inside is left alone. Those with data-script are left alone as a whole,
 * and so is what the newer one only stands for, with data-same.
 */
export function morph(now, next) {
  if (now.hasAttribute('data-script') || next.hasAttribute('data-same')) return;
  attributes(now, next);
  if (!now.hasAttribute('data-keep')) children(now, next);
}

function attributes(now, next) {
  for (const { name } of [...now.attributes]) {
    if (!next.hasAttribute(name) && !belongsToReader(now, name)) now.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (now.getAttribute(name) !== value && !belongsToReader(now, name)) now.setAttribute(name, value);
  }
}

/* the disclosure that is open, the tab stop inside the wall, the class that the chart module gives, the state of a field's completions */
const belongsToReader = (element, name) =>
  (name === 'open' && element.localName === 'details')
  || name === 'tabindex'
  || (name === 'title' && element.localName === 'button')
  || (element.hasAttribute('data-combo') && COMBOBOX.test(name))
  || (name === 'class' && element.hasAttribute('data-keep'));

const COMBOBOX = /^(role|aria-(autocomplete|controls|expanded|activedescendant))$/;

const same = (a, b) => a.nodeType === b.nodeType
  && a.nodeName === b.nodeName
  && (a.nodeType !== Node.ELEMENT_NODE || a.id === b.id);

function children(now, next) {
  const named = new Map([...now.children].filter(child => child.id).map(child => [child.id, child]));
  let at = now.firstChild;
  for (const wanted of [...next.childNodes]) {
    const known = wanted.id ? named.get(wanted.id) : null;
    if (known && known !== at && known.nodeName === wanted.nodeName) {
      now.insertBefore(known, at);
      at = known;
    }
    if (at && same(at, wanted)) {
      if (at.nodeType === Node.ELEMENT_NODE) morph(at, wanted);
      else if (at.nodeValue !== wanted.nodeValue) at.nodeValue = wanted.nodeValue;
      at = at.nextSibling;
    } else {
      now.insertBefore(document.importNode(wanted, true), at);
    }
  }
  while (at) {
    const after = at.nextSibling;
    at.remove();
    at = after;
  }
}
