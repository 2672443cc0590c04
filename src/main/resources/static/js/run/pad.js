/* A place to draw a picture of few pixels, with pointer, finger or keys. */
import { digits } from '../digits.js';
import { onDraw } from '../draw.js';
import { css } from '../palette.js';

const FINE = 4; // ink is laid on so many lines for each pixel, so that edges are grey
const SIZE = 224; // CSS pixels

/** changed() is called after each stroke. Returns { pixels(), take(pixels), clear(), empty() }. */
export function pad(canvas, changed) {
  const side = Number(canvas.dataset.side);
  const most = Number(canvas.dataset.most);
  const lines = side * FINE;
  const ink = new Float32Array(lines * lines);
  const radius = Math.max(.62, side * .045) * FINE;
  let last = null; // where the pointer was, in lines
  const pen = { x: side >> 1, y: side >> 1, shown: false }; // the pixel of the keys

  function pixels() {
    const sums = new Array(side * side).fill(0);
    for (let i = 0; i < ink.length; i++) {
      sums[Math.floor(i / lines / FINE) * side + Math.floor(i % lines / FINE)] += ink[i];
    }
    return sums.map(sum => Number((sum / FINE / FINE * most).toPrecision(6)));
  }

  function draw() {
    digits(canvas, { width: SIZE, height: SIZE, pixels: pixels(), side, max: most, scale: SIZE / side });
    if (!pen.shown) return;
    const context = canvas.getContext('2d');
    context.strokeStyle = css('focus');
    context.lineWidth = 2;
    context.strokeRect(pen.x * SIZE / side, pen.y * SIZE / side, SIZE / side, SIZE / side);
  }

  /** Inks every point within the pen's radius of the way from one place to the other. */
  function stroke(from, to) {
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    const length = dx * dx + dy * dy;
    for (let i = 0; i < ink.length; i++) {
      const x = i % lines + .5;
      const y = Math.floor(i / lines) + .5;
      const along = length ? Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / length)) : 0;
      if (Math.hypot(x - from.x - along * dx, y - from.y - along * dy) <= radius) ink[i] = 1;
    }
  }

  const place = event => {
    const box = canvas.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width * lines, y: (event.clientY - box.top) / box.height * lines };
  };

  canvas.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    last = place(event);
    stroke(last, last);
    draw();
    changed();
  });
  canvas.addEventListener('pointermove', event => {
    if (!last) return;
    for (const step of event.getCoalescedEvents?.() ?? [event]) {
      const to = place(step);
      stroke(last, to);
      last = to;
    }
    draw();
    changed();
  });
  for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, () => (last = null));

  const middle = () => ({ x: (pen.x + .5) * FINE, y: (pen.y + .5) * FINE });
  canvas.addEventListener('keydown', event => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (way) {
      const from = middle();
      pen.x = Math.max(0, Math.min(side - 1, pen.x + way[0]));
      pen.y = Math.max(0, Math.min(side - 1, pen.y + way[1]));
      if (event.shiftKey) stroke(from, middle());
    } else if (event.key === ' ') stroke(middle(), middle());
    else if (event.key === 'Delete' || event.key === 'Backspace') ink.fill(0);
    else return;
    event.preventDefault();
    event.stopPropagation(); // here they draw, and do not step through the epochs
    draw();
    if (!way || event.shiftKey) changed();
  });
  canvas.addEventListener('focus', () => {
    pen.shown = canvas.matches(':focus-visible');
    draw();
  });
  canvas.addEventListener('blur', () => {
    pen.shown = false;
    draw();
  });
  onDraw(draw);

  return {
    pixels,
    empty: () => !ink.some(Boolean),
    take(values) {
      for (let i = 0; i < ink.length; i++) {
        ink[i] = values[Math.floor(i / lines / FINE) * side + Math.floor(i % lines / FINE)] / most;
      }
      draw();
    },
    clear() {
      ink.fill(0);
      draw();
      changed();
    },
  };
}
