/* Small pictures of data sets wherever a page has a canvas for them:

     <canvas class="thumb" role="img" aria-label="…" data-points="[[0.1, 0.9, 0], …]">        rows as x, y, class
     <canvas class="thumb" role="img" aria-label="…" data-digits="base64" data-side="8" data-max="16">

   The style sheet gives the size; a page that changes its rows calls thumbs() again. */
import { boundary, domainOf } from './boundary.js';
import { bytesOf } from './canvas.js';
import { digits } from './digits.js';
import { $$ } from './dom.js';

/** Paints all that are inside the root. */
export function thumbs(root = document) {
  for (const canvas of $$('canvas[data-points], canvas[data-digits]', root)) {
    const width = canvas.clientWidth || 72;
    const height = canvas.clientHeight || 48;
    if (canvas.dataset.points) {
      const points = JSON.parse(canvas.dataset.points);
      boundary(canvas, { width, height, domain: domainOf(points), points, radius: width > 100 ? 2.6 : 1.6, shaded: 'shaded' in canvas.dataset });
    } else {
      const side = Number(canvas.dataset.side);
      // 8 × 8 pictures one to one, larger ones reduced so that several rows of them are seen
      digits(canvas, { width, height, side, max: Number(canvas.dataset.max ?? 255), pixels: bytesOf(canvas.dataset.digits), scale: Math.min(1, 12 / side) });
    }
  }
}
