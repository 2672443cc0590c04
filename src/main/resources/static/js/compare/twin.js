/* One of the compared runs: what it makes of the plane, its network and its numbers, at the chosen epoch. */
import { boundary } from '../boundary.js';
import { bytesOf, fit } from '../canvas.js';
import { $, innerWidthOf } from '../dom.js';
import { count, number, percent } from '../format.js';
import { networkPainter, wires } from '../network.js';
import { Frames, standsFor } from './frames.js';

const MOST_PLANES = 500;
const MOST_BYTES = 8e6; // of the networks of one run
const UNIT_BYTES = 216; // of the picture in a unit
const EDGE = 4; // above and below a network

/** run: of the page's data; rows: on its plane; numbers: of all runs (see numbers.js). What it returns is told where it is. */
export function twin(run, rows, numbers) {
  const box = $(`#twin-${run.label}`);
  const planes = run.plane ? new Frames(run, 'boundary', decoded, MOST_PLANES, news) : null;
  const nets = run.net && run.xs.length ? new Frames(run, 'network', wires, mostNets(run.net.sizes), news) : null;
  const painter = run.net && networkPainter(shapeOf(run.net));
  if (run.net && !run.xs.length) $('canvas.wires', box).hidden = true; // nothing will come to be painted
  const painted = {}; // frame and width of each picture
  let epoch = 0;
  let due = 0;

  /* several blocks may come before the screen is painted */
  function news() {
    due ||= requestAnimationFrame(() => {
      due = 0;
      pictures();
    });
  }

  /* the last picture stays while the next is on its way */
  function once(name, frame, paint) {
    const width = innerWidthOf(box);
    if (width < 1 || (painted[name]?.frame === frame && painted[name].width === width) || (!frame && painted[name]?.width === width)) return;
    painted[name] = { frame: frame ?? painted[name]?.frame ?? null, width };
    paint($(`canvas.${name}`, box), painted[name].frame, width);
  }

  function pictures() {
    const plane = planes?.at(epoch);
    const net = nets?.at(epoch);
    $('[data-instead]', box).textContent = said(run, epoch, plane);
    if (planes?.plane) once('pic', plane, (canvas, frame, width) => paintPlane(canvas, frame, Math.min(width, 480)));
    if (net) once('wires', net, (canvas, frame, width) => paintNet(canvas, frame, Math.min(width, 480), heightOf(Math.min(width, 480)), { painter }));
  }

  function paintPlane(canvas, frame, width, density) {
    const { x0, x1, y0, y1, columns, rows: lines } = planes.plane;
    boundary(canvas, {
      width,
      height: Math.round(width * 2 / 3),
      density,
      domain: [x0, x1, y0, y1],
      columns,
      rows: lines,
      grid: frame?.finite ? frame.grid : undefined,
      classes: frame?.classes ?? undefined,
      points: rows.points,
      shaded: rows.classes === 0,
      radius: width > 240 ? 2.4 : 1.8,
      wrong: (frame?.wrong ?? []).filter(row => row < rows.points.length),
      line: rows.classes ? 2 : 0,
    });
  }

  function paintNet(canvas, frame, width, height, { painter: own = networkPainter(shapeOf(run.net)), density } = {}) {
    const context = fit(canvas, width, height, density);
    own.place(width, height, EDGE);
    if (frame) own.paint(context, frame);
  }

  return {
    run,
    box,
    /** Goes to an epoch. */
    show(to) {
      epoch = to;
      pictures();
      this.figures(epoch).forEach(({ value }, i) => (box.querySelectorAll('.readout dd')[i].textContent = value));
    },
    /** Before it is shown in other colours. */
    fresh() {
      painter?.fresh();
      delete painted.pic;
      delete painted.wires;
    },
    /** What there is to paint at an epoch, once it has come: { plane, net }, each null where there is none. */
    async ready(to) {
      const [plane, net] = await Promise.all([planes?.ready(to), nets?.ready(to)]);
      return { plane: plane ?? null, net: net ?? null };
    },
    /** Whether there is a plane to paint on; known once an answer has come. */
    planar: () => Boolean(planes?.plane),
    /** What has to be said of its pictures at an epoch. */
    said: (to, plane) => said(run, to, plane),
    /** Its numbers at an epoch, each { label, value }. */
    figures: to => figures(run, box, numbers.of(run, to)),
    paintPlane,
    paintNet,
  };
}

/** The height of a small network of a width, both in pixels. */
export const heightOf = width => Math.round(Math.max(132, Math.min(212, width * .74)));

const shapeOf = ({ sizes, side, flat }) => ({ sizes, side: side ?? 0, axes: flat ? [0, 1] : [] });

function mostNets(sizes) {
  const weights = sizes.slice(1).reduce((sum, to, i) => sum + (sizes[i] + 1) * to, 0);
  const units = sizes.slice(1).reduce((a, b) => a + b, 0);
  return Math.max(32, Math.min(1000, Math.floor(MOST_BYTES / (4 * weights + UNIT_BYTES * units))));
}

const decoded = frame => ({
  grid: frame.shade && Float32Array.from(bytesOf(frame.shade), v => v / 255),
  classes: frame.classes && bytesOf(frame.classes),
  wrong: frame.wrong,
  finite: frame.finite,
});

/* what has to be said of the pictures */
function said(run, epoch, plane) {
  if (!run.xs.length) return run.ended ? 'It ended before its first epoch, so there are no weights to look at.' : 'There are no weights to look at yet.';
  const shown = standsFor(run, epoch);
  const words = [];
  if (epoch > run.last) words.push(run.ended ? `It ended at epoch ${count(run.last)}.` : `It had come to epoch ${count(run.last)} when this page was opened.`);
  else if (shown !== epoch && shown !== undefined) words.push(`The weights of this epoch were not kept; these are of epoch ${count(shown)}.`);
  if (plane && !plane.finite) words.push('Its answers are not finite here, so the plane stays blank.');
  return words.join(' ');
}

/* as the server names them; "≈" for those of the epoch before that is known */
function figures(run, box, now) {
  const labels = [...box.querySelectorAll('.readout dt')].map(label => label.textContent);
  if (!now) return labels.map(label => ({ label, value: '–' }));
  const score = /acc/.test(labels[labels.length - 1]) ? percent : number;
  const values = [number(now.tl), ...(run.vl ? [number(now.vl)] : []), score(now.score)];
  return labels.map((label, i) => ({ label, value: `${now.exact ? '' : '≈ '}${values[i]}` }));
}
