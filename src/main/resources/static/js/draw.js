/* What must be drawn again when the theme or the width changes. */
import { forgetColours } from './palette.js';

const drawings = new Set();

/** Draws now and again whenever colours or widths change. Returns a function that ends it. */
export function onDraw(drawing) {
  drawings.add(drawing);
  drawing();
  return () => drawings.delete(drawing);
}

/** Draws everything again, with the colours of now. */
export function redraw() {
  forgetColours();
  drawings.forEach(drawing => drawing());
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
matchMedia('(forced-colors: active)').addEventListener('change', redraw);
matchMedia('print').addEventListener('change', redraw);

let width = innerWidth;
let due = 0;
addEventListener('resize', () => {
  if (innerWidth === width || due) return; // a phone's address bar changes the height alone
  due = requestAnimationFrame(() => {
    due = 0;
    width = innerWidth;
    redraw();
  });
});
