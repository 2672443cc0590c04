/* The colours of the style sheet's tokens, as numbers for canvas. */

let colours = {};
let probe;
let pixel;

/** The token --name as [red, green, blue], 0 to 255, in the present theme. */
export function rgb(name) {
  return (colours[name] ??= resolve(name));
}

/** The token --name as a CSS colour of the given opacity. */
export const css = (name, alpha = 1) => `rgb(${rgb(name).join(' ')} / ${alpha})`;

/** To be called when the theme has changed. */
export function forgetColours() {
  colours = {};
}

/* light-dark() and system colours are resolved by painting one pixel: no text of a colour is worth parsing */
function resolve(name) {
  if (!probe) {
    probe = document.createElement('i');
    probe.hidden = true;
    probe.style.forcedColorAdjust = 'none'; // else every token would come back as the system's ink
    pixel = Object.assign(document.createElement('canvas'), { width: 1, height: 1 })
      .getContext('2d', { willReadFrequently: true });
  }
  if (!probe.isConnected) document.body.append(probe);
  probe.style.color = `var(--${name})`;
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = getComputedStyle(probe).color;
  pixel.fillRect(0, 0, 1, 1);
  return [...pixel.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

const blend = (a, b, share) => a.map((v, i) => v + (b[i] - v) * share);

/**
 * A function from a probability to [red, green, blue]: class 0 at 0, paper at 0.5, class 1 at 1. Full colour comes at 0.1
 * and 0.9 already, and the last fifth on either side turns towards the ink of the class, so that certainty is seen.
 */
export function probabilityColour() {
  const [paper, zero, one, zeroInk, oneInk] = ['mid-fill', 'neg-fill', 'pos-fill', 'neg', 'pos'].map(rgb);
  return p => {
    const sure = Math.abs(p - .5) * 2;
    const fill = blend(paper, p < .5 ? zero : one, Math.min(1, sure * 1.25));
    return fill.map((v, i) => v + ((p < .5 ? zeroInk : oneInk)[i] - (p < .5 ? zero : one)[i]) * Math.max(0, sure - .8) * .385);
  };
}

/** Tokens of the classes 0 to 7, in marks; classes 0 and 1 share the pair of the sign. */
export const CLASS_TOKENS = ['neg', 'pos', 'c3', 'c6', 'c1', 'c5', 'c4', 'c0'];

/** A function from a class and how sure of it the network is, 0 to 1, to [red, green, blue]: paper where it is not. */
export function classColour() {
  const paper = rgb('mid-fill');
  const inks = CLASS_TOKENS.map(rgb);
  return (k, sure) => blend(paper, inks[k % inks.length], .1 + .3 * sure);
}
