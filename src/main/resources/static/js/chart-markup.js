/* A line chart as SVG markup, from its options and a width. Pure; chart.js puts it on the page. */
import { escape } from './dom.js';
import { count, number, raised } from './format.js';
import { spread } from './labels.js';
import { mark } from './marks.js';
import { minorTicks, reduce, scale, ticks } from './scale.js';
import { windowOf } from './zoom.js';

const r1 = v => Number(v.toFixed(1));
const EARLY = 48; // pixels before the end of the plot
const ABOVE = 18; // pixels that a name stands above the line that goes on behind it
const NEAR = 24; // pixels between two ends whose names could touch
const finite = v => v != null && Number.isFinite(v);

/** Where the plot lies: the numbers that markup and scrubbing share. */
export function frame(o, width) {
  const left = o.left ?? 44;
  const right = width - (o.right ?? 64);
  const top = (o.title || o.y.label ? 24 : 8) + (o.top ?? 0);
  const bottom = o.height - (o.x.label ? 36 : 22);
  return { width, left, right, top, bottom, x: scale(o.x, left, right), y: scale(o.y, bottom, top) };
}

/** The whole chart; see chart.js for the options. */
export function markup(o, width) {
  const f = frame(o, width);
  const drawn = o.series.map(s => series(s, o, f));
  const content = [grid(o, f), references(o, f), ...drawn.map(d => d.markup), endLabels(drawn, o, f), cursor(o, f)];
  return `<svg viewBox="0 0 ${width} ${o.height}" width="${width}" height="${o.height}" role="img"`
    + ` aria-label="${escape(o.alt)}">${content.join('')}`
    + `<rect class="hit" x="${f.left}" y="${f.top}" width="${Math.max(0, f.right - f.left)}"`
    + ` height="${Math.max(0, f.bottom - f.top)}"/>`
    + (o.zoom ? `<rect class="strip" x="${f.left}" y="${f.bottom}" width="${Math.max(0, f.right - f.left)}" height="${o.height - f.bottom}"/>` : '')
    + '</svg>';
}

const text = (x, y, words, attributes) => `<text x="${r1(x)}" y="${r1(y)}" ${attributes}>${words}</text>`;

/** The label of a tick; far decades as powers of ten. */
export function tickLabel(axis, v) {
  if (axis.format) return escape(axis.format(v));
  if (axis.log && (v >= 1e4 || v < 1e-3)) {
    const exponent = Math.round(Math.log10(v));
    return Math.abs(v / 10 ** exponent - 1) < 1e-9 ? `10${raised(exponent)}` : escape(number(v));
  }
  if (!axis.log && Number.isInteger(v)) return count(v);
  return String(Number(v.toPrecision(6))).replace('-', '−');
}

function grid(o, f) {
  const across = ticks(o.y, o.y.count ?? 4).map(v => {
    const y = r1(f.y(v));
    return `<line class="gridl" x1="${f.left}" x2="${f.right}" y1="${y}" y2="${y}"/>`
      + text(f.left - 8, y + 4, tickLabel(o.y, v), 'text-anchor="end"');
  });
  const at = ticks(o.x, roomFor(o.x, f)).filter(v => v >= o.x.min && v <= o.x.max);
  const below = at.map(v => text(f.x(v), f.bottom + 18, tickLabel(o.x, v), 'text-anchor="middle"'));
  const axis = `<path class="axis" d="M${f.left} ${f.bottom + .5}H${f.right}${at.map(v => `M${r1(f.x(v))} ${f.bottom}v4`).join('')}"/>`;
  const minorY = o.y.log ? minorTicks(o.y).map(v => `M${f.left - 3} ${r1(f.y(v))}h3`).join('') : '';
  const minorX = o.x.log ? minorTicks(o.x).map(v => `M${r1(f.x(v))} ${f.bottom}v2.5`).join('') : '';
  const minor = minorX || minorY ? `<path class="minor" d="${minorY}${minorX}"/>` : '';
  return across.join('') + axis + minor + below.join('') + headings(o, f);
}

/* labels of the x axis that fit beside each other, at most four unless it asks for more */
function roomFor(axis, f) {
  const most = axis.count ?? 4;
  if (axis.log || axis.format) return most;
  const widest = 7.5 * tickLabel(axis, Math.round(axis.max)).length + 12;
  return Math.max(1, Math.min(most, Math.floor((f.right - f.left) / widest)));
}

function headings(o, f) {
  const title = o.title ? text(o.titleX ?? f.left, 12, escape(o.title), 'class="ttl"') : '';
  const y = o.y.label ? text(o.title ? f.right : 0, 12, escape(o.y.label), `class="axt" text-anchor="${o.title ? 'end' : 'start'}"`) : '';
  const x = o.x.label ? text((f.left + f.right) / 2, o.height - 2, escape(o.x.label), 'class="axt" text-anchor="middle"') : '';
  return title + y + x;
}

function references(o, f) {
  return (o.references ?? []).filter(r => r.y >= o.y.min && r.y <= o.y.max).map(r => {
    const y = r1(f.y(r.y));
    const line = `<line class="ref" x1="${f.left}" x2="${f.right}" y1="${y}" y2="${y}"/>`;
    if (!r.label) return line;
    const end = r.at === 'end';
    return line + text(end ? f.right - 4 : f.left + 4, y + (r.below ? 14 : -4), escape(r.label), `class="halo" text-anchor="${end ? 'end' : 'start'}"`);
  }).join('');
}

function series(s, o, f) {
  const at = i => f.x(s.xs ? s.xs[i] : i);
  const place = v => Math.max(f.top, Math.min(f.bottom, o.y.log && v <= 0 ? f.bottom : f.y(v)));
  // reduced is what can be seen, and a point more at each side for the lines that lead there
  const [from, to] = windowOf(s, o.x);
  const points = reduce(s.ys.slice(from, to), Math.max(50, Math.floor((f.right - f.left) / 2))).map(i => i + from);
  const inside = i => at(i) >= f.left - .5 && at(i) <= f.right + .5;
  let line = '';
  let pen = false;
  for (const i of points) {
    if (finite(s.ys[i])) line += `${pen ? 'L' : 'M'}${r1(at(i))} ${r1(place(s.ys[i]))}`;
    pen = finite(s.ys[i]);
  }
  const led = points.filter(i => finite(s.ys[i]));
  const shown = led.filter(inside);
  const parts = [
    cut((s.low ? band(s, led, at, place) : '')
      + `<path class="line" d="${line}"${s.dash ? ` stroke-dasharray="${s.dash}"` : ''}/>`, led.length > shown.length, f),
    s.bars ? bars(s, shown, at, place) : '',
    s.symbol ? shown.map(i => s.hollow?.[i]
      ? mark('diamond', at(i), place(s.ys[i]), 'hollow', 4.5)
      : mark(s.symbol, at(i), place(s.ys[i]), 'pt mark', s.size ?? 4)).join('') : '',
    events(s, at, place, f),
  ];
  const className = [s.cls, s.dim && 'dim', s.weak && 'weak'].filter(Boolean).join(' ');
  const broken = brokenAt(s.ys);
  return {
    markup: `<g class="${className}">${parts.join('')}</g>`,
    series: s,
    end: end(led, broken, at, i => place(s.ys[i]), f) ?? outside(s, led, broken, at, f),
  };
}

/* what leads beyond the plot is cut off at its sides; a chart that shows all of its points has nothing to cut */
function cut(content, needed, f) {
  const [width, height] = [f.right - f.left, f.bottom - f.top].map(size => Math.max(0, size));
  return needed
    ? `<svg class="cut" x="${f.left}" y="${f.top}" width="${width}" height="${height}" viewBox="${f.left} ${f.top} ${width} ${height}">${content}</svg>`
    : content;
}

/* where the line can be named: at its last point, or where it leaves the plot; null where it is not seen at all */
function end(led, broken, at, y, f) {
  const last = led[led.length - 1];
  if (last === undefined || at(Math.max(last, broken)) < f.left - .5) return null;
  if (at(last) <= f.right + .5) return { x: Math.min(f.right, at(Math.max(last, broken))), y: y(last) };
  const before = led[led.length - 2];
  if (before === undefined) return null;
  const share = (f.right - at(before)) / (at(last) - at(before));
  return { x: f.right, y: y(before) + share * (y(last) - y(before)) };
}

/* points of which none is finite are named at the last of their crosses */
const outside = (s, led, broken, at, f) => (s.symbol && !led.length && broken >= 0 ? { x: Math.min(f.right, at(s.ys.length - 1)), y: f.top } : null);

const lost = v => v != null && !Number.isFinite(v);

/* the first value that is there but not finite, or -1 */
const brokenAt = ys => ys.findIndex(lost);

function band(s, shown, at, place) {
  const both = shown.filter(i => finite(s.low[i]) && finite(s.high[i]));
  if (both.length < 2) return '';
  const over = both.map(i => `${r1(at(i))} ${r1(place(s.high[i]))}`);
  const under = both.reverse().map(i => `${r1(at(i))} ${r1(place(s.low[i]))}`);
  return `<path class="band" d="M${over.join('L')}L${under.join('L')}Z"/>`;
}

const bars = (s, shown, at, place) => shown
  .filter(i => finite(s.bars.low[i]) && finite(s.bars.high[i]))
  .map(i => `<path class="line thin" d="M${r1(at(i))} ${r1(place(s.bars.low[i]))}V${r1(place(s.bars.high[i]))}"/>`)
  .join('');

/* a diamond or cross that the page asked for; and where a value stops being finite, a cross by itself: of points, at each that is not */
function events(s, at, place, f) {
  const seen = x => x >= f.left - .5 && x <= f.right + .5;
  const asked = (s.marks ?? []).filter(m => seen(f.x(m.x))).map(m => {
    const x = f.x(m.x);
    return m.kind === 'cross' ? mark('cross', x, place(m.y), 'cross') : mark('diamond', x, place(m.y), 'hollow');
  });
  if (s.symbol) {
    return asked.concat(s.ys.map((v, i) => (lost(v) && seen(at(i)) ? mark('cross', at(i), f.top, 'cross') : ''))).join('');
  }
  const first = brokenAt(s.ys);
  if (first >= 0 && seen(at(first)) && !(s.marks ?? []).some(m => m.kind === 'cross')) {
    let before = first;
    while (before > 0 && !finite(s.ys[before])) before--;
    const y = finite(s.ys[before]) ? place(s.ys[before]) : f.top;
    asked.push(mark('cross', at(first), y, 'cross'));
  }
  return asked.join('');
}

function endLabels(drawn, o, f) {
  const named = drawn.filter(d => d.series.label && d.end);
  // a line that ends early is named where it ends: a leader across the plot would read as its continuation
  const early = named.filter(d => f.right - d.end.x > EARLY);
  const late = named.filter(d => f.right - d.end.x <= EARLY);
  const apart = group => spread(group.map(d => d.end.y), o.labelGap ?? 14, f.top, f.bottom + 4);
  const words = (d, x, y, cls, led) => `<g class="${d.series.cls ?? ''}${d.series.dim ? ' dim' : ''}">`
    + (led ? `<path class="line thin" d="M${r1(d.end.x + 5)} ${r1(d.end.y)}L${r1(x - 8)} ${r1(y)}h4"/>` : '')
    + text(x, y + 4, escape(d.series.label), `class="${cls}"`) + '</g>';
  const inside = near(early).map(group => {
    const x = Math.max(...group.map(d => d.end.x)) + (group.length > 1 ? 22 : 12);
    const places = apart(group);
    return group.map((d, i) => words(d, x, group.length > 1 ? places[i] : d.end.y - (d.series.above ? ABOVE : 0), 'lab halo', group.length > 1)).join('');
  });
  const places = apart(late);
  return inside.join('') + late.map((d, i) => words(d, f.right + 18, places[i], 'lab', true)).join('');
}

/* lines that end so near to each other that their names could touch, each in one group */
function near(early) {
  const groups = [];
  for (const d of [...early].sort((a, b) => a.end.x - b.end.x)) {
    const last = groups[groups.length - 1];
    if (last && d.end.x - last[last.length - 1].end.x < NEAR) last.push(d);
    else groups.push([d]);
  }
  return groups;
}

const cursor = (o, f) => cursorMarkup(o, f, o.cursor, (s, x) => (s.xs ? s.xs.indexOf(x) : x));

/** An upright line at x with a dot on each line at placeOf(line, x), and a ring in place of it round that of the line at `ringed`. */
export function cursorMarkup(o, f, x, placeOf, ringed = -1) {
  if (x == null || x < o.x.min || x > o.x.max) return '';
  const dots = o.series.map((s, line) => {
    const i = placeOf(s, x);
    const v = s.ys[i];
    if (!finite(v) || (s.cursorDot === false && line !== ringed)) return '';
    const y = Math.max(f.top, Math.min(f.bottom, o.y.log && v <= 0 ? f.bottom : f.y(v)));
    const at = f.x(s.xs ? s.xs[i] : i);
    return `<g class="${s.cls ?? ''}${s.dim ? ' dim' : ''}">${mark('disc', at, y, line === ringed ? 'ring' : 'pt mark', line === ringed ? 8 : 4.5)}</g>`;
  });
  const at = r1(f.x(x));
  return `<line class="cursor" x1="${at}" x2="${at}" y1="${f.top - 4}" y2="${f.bottom}"/>${dots.join('')}`;
}
