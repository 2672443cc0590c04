/* Rows of a data set that are pictures, painted as pictures. */
import { fit } from './canvas.js';
import { css } from './palette.js';

/**
 * Paints square grey pictures in reading order, as many as fit.
 *
 * o: { width, height, pixels, side, max, scale, gap }: pixels is one value 0 … max (default 255) after another, side × side
 * for each picture; scale is CSS pixels for one of them (default 1), gap the space between two pictures (default 0).
 */
export function digits(canvas, o) {
  const context = fit(canvas, o.width, o.height);
  context.fillStyle = css('surface');
  context.fillRect(0, 0, o.width, o.height);
  const scale = o.scale ?? 1;
  const cell = o.side * scale + (o.gap ?? 0);
  const columns = Math.max(1, Math.floor(o.width / cell));
  const size = o.side * o.side;
  const shown = Math.min(Math.floor(o.pixels.length / size), columns * Math.max(1, Math.floor(o.height / cell)));
  const inset = (o.gap ?? 0) / 2;
  for (let k = 0; k < shown; k++) {
    const left = k % columns * cell + inset;
    const top = Math.floor(k / columns) * cell + inset;
    for (let i = 0; i < size; i++) {
      const v = o.pixels[k * size + i] / (o.max ?? 255);
      if (v <= 0) continue;
      context.fillStyle = css('ink', .9 * Math.min(1, v));
      context.fillRect(left + i % o.side * scale, top + Math.floor(i / o.side) * scale, scale, scale);
    }
  }
}
