/* A box for each group: smallest, quartiles, median and largest on one axis, lying so that names have room. As SVG markup; pure. */
import { escape } from '../dom.js';
import { mark } from '../marks.js';
import { scale, ticks } from '../scale.js';

const ROW = 34;
const r1 = v => Number(v.toFixed(1));

/** groups: as the server has them, numbers read; words(v): a tick's label. */
export function boxesMarkup(groups, width, alt, words) {
  const left = 12 + 7.6 * Math.max(4, ...groups.boxes.map(box => box.label.length));
  const right = width - 12;
  const height = groups.boxes.length * ROW + 34;
  const bottom = height - 26;
  const axis = { min: groups.min, max: groups.max, log: groups.log };
  const x = scale(axis, left, right);
  const place = v => r1(Math.max(left, Math.min(right, Number.isFinite(v) ? x(v) : right)));
  const grid = ticks(axis, 4).filter(v => v >= axis.min && v <= axis.max).map(v =>
    `<line class="gridl" x1="${r1(x(v))}" x2="${r1(x(v))}" y1="0" y2="${bottom}"/>`
    + `<text x="${r1(x(v))}" y="${bottom + 18}" text-anchor="middle">${escape(words(v))}</text>`);
  const boxes = groups.boxes.map((box, i) => one(box, i * ROW + ROW / 2, left, right, place)
    + `<rect class="box-hit" data-box="${i}" x="0" y="${i * ROW}" width="${width}" height="${ROW}"/>`);
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(alt)}">`
    + `${grid.join('')}<path class="axis" d="M${left} ${bottom + .5}H${right}"/>${boxes.join('')}</svg>`;
}

function one(box, y, left, right, place) {
  const name = `<text class="lab" x="${left - 8}" y="${y + 4}" text-anchor="end">${escape(box.label)}</text>`;
  if (!Number.isFinite(box.smallest)) {
    return `<g class="${box.cls}">${name}${mark('cross', right, y, 'cross')}</g>`;
  }
  const [a, q1, m, q3, b] = [box.smallest, box.low, box.median, box.high, box.largest].map(place);
  return `<g class="${box.cls}">${name}<path class="line thin" d="M${a} ${y}H${q1}M${q3} ${y}H${Math.max(b, q3)}M${a} ${y - 5}v10M${b} ${y - 5}v10"/>`
    + `<rect class="box" x="${q1}" y="${y - 9}" width="${Math.max(1, r1(q3 - q1))}" height="18"/>`
    + `<path class="line" d="M${m} ${y - 9}v18"/>${box.lost ? mark('cross', right, y, 'cross') : ''}</g>`;
}
