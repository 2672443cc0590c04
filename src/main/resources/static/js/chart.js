/* The one chart module: lines over epochs or learning rates, on linear or log axes. */
import { placeAt } from './cursor.js';
import { cursorMarkup, frame, markup } from './chart-markup.js';

/**
 * Draws a line chart into an element, which gets the class `chart`, or into its child `.plot` where it has one (so that a
 * caption or a table of numbers beside it stays). Call it again to draw anew; inside onDraw it follows theme and width.
 *
 * options: {
 *   height, alt,             pixels; the sentence that stands for the picture
 *   title, titleX,           heading inside the picture, and its left edge (default: the plot's)
 *   x, y: { min, max, log, label, ticks, count, format },
 *   series: [{
 *     ys, xs,                values; null is a gap, a value that is not finite ends the line with a cross; xs default 0, 1, 2 …
 *     low, high,             band
 *     bars: { low, high },   a bar at each point, smallest to largest
 *     label, cls, dash,      name at the line's end; colour class k0…k6, o0…o4, kacc, kink; stroke-dasharray
 *     symbol, size, hollow,  mark at each point (see marks.js); hollow[i]: the setting diverged
 *     marks: [{ kind: 'diamond' | 'cross', x, y }],
 *     dim, weak, cursorDot,  not chosen; diverged, so thin and pale; false: no dot at the cursor
 *     above,                 a name inside the plot stands above the line's end, where another line goes on
 *   }],
 *   references: [{ y, label, at: 'end', below }],   dotted lines
 *   cursor, onScrub,         x of the upright line; called with the nearest whole x while the pointer drags
 *   zoom,                    the page lets it zoom (see zooming.js); what lies beyond x is then cut off
 *   left, right, top, labelGap                      room for tick labels, end labels, above; pixels between end labels
 * }
 */
export function chart(element, options) {
  element.classList.add('chart');
  const plot = plotOf(element);
  const width = Math.max(200, plot.clientWidth);
  plot.innerHTML = markup(options, width);
  drawn.set(plot, { options, width });
  if (options.onScrub) scrub(plot);
}

/* the last drawing of each */
const drawn = new WeakMap();

const plotOf = element => element.querySelector(':scope > .plot') ?? element;

/** Puts an upright line at x into a drawn chart, with a dot on each line there and a ring round that of one; null takes it away. */
export function point(element, x, ringed = -1) {
  const plot = plotOf(element);
  const svg = plot.querySelector(':scope > svg');
  svg?.querySelector(':scope > .pointed')?.remove();
  if (x == null || !drawn.has(plot)) return;
  const { options, width } = drawn.get(plot);
  const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  group.setAttribute('class', 'pointed');
  group.innerHTML = cursorMarkup(options, frame(options, width), x, nearby, ringed);
  svg.append(group);
}

const nearby = (s, x) => placeAt(s.xs ? s : { xs: s.ys.map((_, i) => i), ys: s.ys }, x);

/** Where a drawn chart is in the window, and how far to the right its x lies there: { picture: { left, right, top, bottom }, at }. */
export function placeIn(element, x) {
  const plot = plotOf(element);
  const { options, width } = drawn.get(plot);
  const picture = plot.querySelector('svg').getBoundingClientRect();
  return { picture, at: picture.left + frame(options, width).x(x) * picture.width / width };
}

/**
 * The chart under a pointer: { share, below, width, shareAt, svg, frame, nearest }. share: how far to the right the pointer is in the plot,
 * 0 to 1; below: it is on the x axis; width: of the plot in pixels of the screen; nearest(x): which line's point at x is nearest to it. The
 * functions answer for the drawing of their time. Null elsewhere.
 */
export function frameAt(event) {
  const area = event.target.closest?.('.chart svg .hit, .chart svg .strip');
  const plot = area?.closest('svg').parentNode;
  if (!drawn.has(plot)) return null;
  const svg = () => plot.querySelector('svg');
  const now = () => {
    const { options, width } = drawn.get(plot);
    return frame(options, width);
  };
  const perPixel = () => svg().getBoundingClientRect().width / drawn.get(plot).width;
  const shareAt = clientX => {
    const { left, right } = now();
    return ((clientX - svg().getBoundingClientRect().left) / perPixel() - left) / (right - left);
  };
  return {
    share: shareAt(event.clientX),
    below: area.matches('.strip'),
    width: (now().right - now().left) * perPixel(),
    shareAt,
    svg,
    frame: now,
    nearest(x) {
      const y = (event.clientY - svg().getBoundingClientRect().top) / perPixel();
      const away = drawn.get(plot).options.series.map(s => {
        const v = s.ys[nearby(s, x)];
        return v != null && Number.isFinite(v) ? Math.abs(now().y(v) - y) : Infinity;
      });
      return away.indexOf(Math.min(...away));
    },
  };
}

/* A drag outlives the drawing it began on, since each step draws anew: so the element listens, not the picture. */
const scrubbing = new WeakSet();

function scrub(plot) {
  if (scrubbing.has(plot)) return;
  scrubbing.add(plot);
  const go = event => {
    const { options: o, width: w } = drawn.get(plot);
    const box = plot.querySelector('svg').getBoundingClientRect();
    const f = frame(o, w);
    const share = ((event.clientX - box.left) * w / box.width - f.left) / (f.right - f.left);
    const x = Math.round(o.x.min + Math.max(0, Math.min(1, share)) * (o.x.max - o.x.min));
    if (x !== o.cursor) o.onScrub(x);
  };
  plot.addEventListener('pointerdown', event => {
    if (!event.target.closest('.hit') || event.button !== 0 || (event.shiftKey && drawn.get(plot).options.zoom)) return;
    plot.setPointerCapture(event.pointerId);
    go(event);
  });
  plot.addEventListener('pointermove', event => {
    if (plot.hasPointerCapture(event.pointerId)) go(event);
  });
}
