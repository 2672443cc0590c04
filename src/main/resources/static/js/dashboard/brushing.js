/* Parallel coordinates in the page: a line under the pointer or chosen by keys stands out and tells its run; a drag along an axis, or keys on
   the ends of its brush, filter everything by it. */
import { $ } from '../dom.js';
import { brushOf, withBrush } from './brush.js';
import { layout, nearest, parallelMarkup, valueAt } from './parallel.js';

const HEIGHT = 320;
const CLICK = 4;
const STEP = .05;
const figure = () => $('#parallel');

let now = null; // { data, width, words, places } of the last drawing
let stop = 0;
let lit = -1;
let drag = null;

const query = () => new URLSearchParams(location.search).get('q') ?? '';

/** data: as the server has it, numbers read; words(axis, v): a value on an axis. */
export function drawParallel(data, width, words) {
  const focused = document.activeElement?.closest('#parallel [data-axis], #parallel .plines');
  now = { data, width, words, places: layout(data, width, HEIGHT) };
  stop = Math.min(stop, 2 * data.axes.length - 1);
  figure().innerHTML = parallelMarkup(data, width, HEIGHT, words, data.axes.map(axis => brushOf(query(), axis)), stop);
  if (focused) (focused.matches('.plines') ? $('.plines', figure()) : grip(stop))?.focus({ preventScroll: true });
  light(lit < data.lines.length ? lit : -1);
}

const grip = place => figure().querySelectorAll('.grip')[place];

/* the line that stands out, and what it is in words */
function light(line) {
  lit = line;
  figure().querySelector('.on')?.classList.remove('on');
  figure().classList.toggle('lit', line >= 0);
  const words = line < 0 ? '' : told(now.data, line, now.words);
  const output = $('#parallel-line');
  if (output.textContent !== words) output.textContent = words;
  if (line < 0) return;
  const group = figure().querySelector(`[data-line="${line}"]`);
  group.classList.add('on');
}

/** A line in words. Pure. */
export function told(data, line, words) {
  const { name, at } = data.lines[line];
  const values = data.axes.map((axis, i) => (axis.names || axis.name === 'lr' ? null
    : `${axis.label.toLowerCase()} ${Number.isFinite(at[i]) ? words(axis, at[i]) : 'not finite'}`)).filter(Boolean);
  return `${name}: ${values.join(', ')}`;
}

/** To be called once; show(url, replace) shows an address. */
export function listenToBrushes(show) {
  const place = event => {
    const box = $('svg', figure()).getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  function brush(i, range, replace) {
    const axis = now.data.axes[i];
    const text = withBrush(query(), axis, range);
    if (text === query()) return drawParallel(now.data, now.width, now.words);
    const url = new URL(location.href);
    if (text) url.searchParams.set('q', text);
    else url.searchParams.delete('q');
    if (axis.elsewhere && range) url.searchParams.set('scope', 'all');
    show(url.href.replaceAll('%2C', ','), replace);
    drawParallel(now.data, now.width, now.words);
  }

  document.addEventListener('pointerdown', event => {
    const hit = event.target.closest?.('#parallel .axis-hit');
    if (!hit || event.button) return;
    const axis = Number(hit.dataset.axis);
    drag = { axis, y: place(event).y, to: null };
    figure().setPointerCapture(event.pointerId);
  });
  document.addEventListener('pointermove', event => {
    if (drag) {
      const { y } = place(event);
      if (drag.to === null && Math.abs(y - drag.y) < CLICK) return;
      drag.to = y;
      sketch();
    } else if (event.target.closest?.('#parallel svg')) {
      const { x, y } = place(event);
      const line = nearest(now.places, now.data, x, y);
      if (line !== lit) light(line);
    } else if (lit >= 0 && !document.activeElement?.matches('.plines')) {
      light(-1);
    }
  });
  const end = event => {
    if (!drag) return;
    const { axis, y, to } = drag;
    drag = null;
    if (event.type === 'pointercancel') return drawParallel(now.data, now.width, now.words);
    if (to === null) return brush(axis, null);
    const [max, min] = [Math.min(y, to), Math.max(y, to)].map(at => valueAt(now.data.axes[axis], now.places, at));
    brush(axis, category(now.data.axes[axis], { min, max }));
  };
  document.addEventListener('pointerup', end);
  document.addEventListener('pointercancel', end);

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const acted = event.target.matches?.('#parallel .plines') ? alongLines(event.key)
      : event.target.matches?.('#parallel .grip') && onGrip(event.target, event.key);
    if (!acted) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  function alongLines(key) {
    const shown = now.data.lines.map((line, i) => ({ ...line, i })).filter(line => !line.dim).sort((a, b) => b.rank - a.rank);
    if (key === 'Escape' && lit >= 0) {
      light(-1);
      return true;
    }
    if (!shown.length || !['ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key)) return false;
    const at = shown.findIndex(line => line.i === lit);
    const next = { ArrowUp: at < 0 ? 0 : at - 1, ArrowDown: at + 1, Home: 0, End: shown.length - 1 }[key];
    light(shown[Math.max(0, Math.min(shown.length - 1, next))].i);
    return true;
  }

  function onGrip(element, key) {
    const i = Number(element.dataset.axis);
    const side = element.dataset.end;
    const axis = now.data.axes[i];
    if (key === 'ArrowLeft' || key === 'ArrowRight') {
      stop = Math.max(0, Math.min(2 * now.data.axes.length - 1, stop + (key === 'ArrowRight' ? 1 : -1)));
      figure().querySelectorAll('.grip').forEach((one, k) => (one.tabIndex = k === stop ? 0 : -1));
      grip(stop).focus();
      return true;
    }
    const range = brushOf(query(), axis) ?? { min: axis.min, max: axis.max };
    if (key === 'Escape' || key === 'Delete') {
      if (!brushOf(query(), axis)) return false;
      brush(i, null);
      return true;
    }
    const to = stepped(axis, range[side], key);
    if (to === null) return false;
    const next = side === 'min' ? { min: Math.min(to, range.max), max: range.max } : { min: range.min, max: Math.max(to, range.min) };
    brush(i, next, true);
    return true;
  }

  document.addEventListener('focusin', event => {
    if (!event.target.matches?.('#parallel .grip')) return;
    stop = [...figure().querySelectorAll('.grip')].indexOf(event.target);
  });

  function sketch() {
    const { axis, y, to } = drag;
    let box = $('.brush.now', figure());
    if (!box) {
      box = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
      box.setAttribute('class', 'brush now');
      $('svg', figure()).append(box);
    }
    const [top, bottom] = [Math.min(y, to), Math.max(y, to)].map(at => Math.max(now.places.top, Math.min(now.places.bottom, at)));
    for (const [name, v] of Object.entries({ x: now.places.xs[axis] - 7, width: 14, y: top, height: bottom - top })) box.setAttribute(name, v);
  }
}

/* of a category the places that the drag touched */
const category = (axis, { min, max }) => (axis.ids ? { min: Math.ceil(min - .3), max: Math.floor(max + .3) } : { min, max });

/** Where a key moves the end of a brush; null if it does not. Pure. */
export function stepped(axis, v, key) {
  const by = { ArrowUp: STEP, ArrowDown: -STEP, PageUp: 4 * STEP, PageDown: -4 * STEP, Home: -1, End: 1 }[key];
  if (by === undefined) return null;
  const forth = axis.log ? Math.log10 : x => x;
  const span = forth(axis.max) - forth(axis.min);
  const to = axis.ids ? v + Math.sign(by) * (Math.abs(by) === 1 ? span : 1) : forth(v) + by * span;
  const held = Math.max(forth(axis.min), Math.min(forth(axis.max), to));
  return axis.log ? 10 ** held : held;
}
