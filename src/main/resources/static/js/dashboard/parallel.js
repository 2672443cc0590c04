/* Parallel coordinates: an upright axis for everything that is varied and what came of it, a line across them for each run. As SVG
   markup; pure. */
import { escape } from '../dom.js';
import { scale, ticks } from '../scale.js';

const TOP = 30;
const r1 = v => Number(v.toFixed(1));

/** data: as the server has it, numbers read; words(axis, v): a tick's label. */
export function parallelMarkup(data, width, height, words) {
  const bottom = height - 14;
  const left = 96;
  const right = width - 76;
  const xs = data.axes.map((_, i) => r1(left + (right - left) * i / Math.max(1, data.axes.length - 1)));
  const ys = data.axes.map(axis => {
    const y = scale(axis, bottom, TOP);
    return v => r1(Math.max(TOP, Math.min(bottom, Number.isFinite(v) && !(axis.log && v <= 0) ? y(v) : v < 0 || axis.percent ? bottom : TOP)));
  });
  // the best are drawn last, so that they lie on top
  const order = [...data.lines].sort((a, b) => (a.dim === b.dim ? a.rank - b.rank : a.dim ? -1 : 1));
  const lines = order.map(line => {
    const d = line.at.map((v, i) => `${xs[i]} ${ys[i](v)}`).join('L');
    const cls = [line.rank < 0 ? 'lost' : `o${line.rank}`, line.dim && 'dim'].filter(Boolean).join(' ');
    return `<g class="${cls}"><path class="line thin" d="M${d}"><title>${escape(line.name)}</title></path></g>`;
  });
  const axes = data.axes.map((axis, i) => oneAxis(axis, xs[i], ys[i], bottom, i === 0, i === data.axes.length - 1, words));
  const alt = `Parallel coordinates of ${data.lines.length} ${data.what}s over ${data.axes.map(axis => axis.label).join(', ')}`;
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(alt)}">${lines.join('')}${axes.join('')}</svg>`;
}

function oneAxis(axis, x, y, bottom, first, last, words) {
  const at = axis.names ? axis.names.map((_, i) => i) : ends(axis);
  const labels = at.map(v => `<text class="halo" x="${first ? x - 8 : x + 6}" y="${y(v) + 4}" text-anchor="${first ? 'end' : 'start'}">`
    + `${escape(axis.names ? axis.names[v] : words(axis, v))}</text>`);
  return `<path class="axis" d="M${x} ${TOP - 6}V${bottom}"/>${labels.join('')}`
    + `<text class="ttl" x="${last ? x + 56 : x}" y="12" text-anchor="${last ? 'end' : 'middle'}">${escape(axis.label)}</text>`;
}

/* round values inside, or the ends where there are none */
function ends(axis) {
  const inside = ticks(axis, 4).filter(v => v >= axis.min && v <= axis.max);
  return inside.length > 1 ? inside : [axis.min, axis.max];
}
