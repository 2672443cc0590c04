/* The box that tells values of what is pointed at. It is for the eye: a status beside the picture says the same. */
import { tipPlace } from './cursor.js';

let tip = null;
let owner = null;

/** Shows markup for a picture, at a place across it; whatever was shown before is gone. picture, at: in pixels of the window. */
export function showTip(of, markup, picture, at) {
  if (!tip) {
    tip = document.createElement('div');
    tip.className = 'tip';
    tip.setAttribute('aria-hidden', 'true');
  }
  owner = of;
  tip.innerHTML = markup;
  document.body.append(tip);
  const { width, height } = tip.getBoundingClientRect();
  const place = tipPlace(picture, at, { width, height }, { width: document.documentElement.clientWidth, height: innerHeight });
  tip.style.left = `${place.left + scrollX}px`;
  tip.style.top = `${place.top + scrollY}px`;
}

/** Takes it away, if it is still that of this owner. */
export function hideTip(of) {
  if (owner !== of) return;
  owner = null;
  tip?.remove();
}
