/* The cursor of charts that have no epoch of their own: an upright line through all of them, by pointer, finger and key, and a tip with the
   value of each line there. */
import { frameAt, placeIn, point } from './chart.js';
import { nearestStop, placeName, said, stepped, stops, tipMarkup, told } from './cursor.js';
import { hideTip, showTip } from './tip.js';

const CLICK = 5; // pixels a finger may move and still have tapped

/**
 * Lets readers point at the charts in `host`, which can have the focus. Call refresh() after each drawing.
 *
 * charts: () => [{ element, title, lines }], with lines as in cursor.js and cls, dash, symbol of each; axis: () => the x axis as it is shown,
 * with its unit; columns: () => heads of the numbers; status: the element that says what keys and fingers point at;
 * byLine: keys and pointers choose one of the lines as well, where else keys choose one of the charts.
 */
export function pointing(host, { charts, axis, columns, status, byLine = false }) {
  const me = {};
  let now = null; // { x, chart, line, by: 'pointer' | 'finger' | 'keys' }
  let pressed = null;

  const linesOf = chart => charts()[chart]?.lines ?? [];
  const everywhere = () => stops(byLine ? linesOf(0) : charts().flatMap(chart => chart.lines), axis());

  function show(next) {
    const all = charts();
    const { x, by } = next;
    const chart = Math.max(0, Math.min(all.length - 1, next.chart));
    const { element, title, lines } = all[chart];
    const line = Math.max(0, Math.min(lines.length - 1, next.line));
    now = { x, chart, line, by };
    all.forEach(one => point(one.element, x, byLine ? line : -1));
    const rows = lines.map(one => told(one, x));
    const where = placeName(axis(), x);
    const name = title ? `${where}, ${title}` : where;
    const { picture, at } = placeIn(element, x);
    showTip(me, tipMarkup(name, columns(), rows, lines, byLine ? line : -1), picture, at);
    const words = by === 'pointer' ? '' : `${name}. ${byLine ? said(rows[line]) : rows.map(said).join('; ')}`;
    if (status.textContent !== words) status.textContent = words;
  }

  function hide() {
    if (!now) return;
    now = null;
    charts().forEach(one => point(one.element, null));
    hideTip(me);
    status.textContent = '';
  }

  function pointAt(event, by) {
    const place = frameAt(event);
    const chart = place ? charts().findIndex(one => one.element.contains(event.target)) : -1;
    const x = chart < 0 ? undefined : nearestStop(everywhere(), axis(), place.share);
    if (x === undefined) hide();
    else show({ x, chart, line: byLine ? place.nearest(x) : 0, by });
  }

  host.addEventListener('pointermove', event => {
    if (event.pointerType === 'touch') return;
    if (event.buttons) hide(); // it drags
    else pointAt(event, 'pointer');
  });
  host.addEventListener('pointerleave', () => now?.by === 'pointer' && hide());
  host.addEventListener('pointerdown', event => (pressed = event.pointerType === 'touch' ? event : null));
  host.addEventListener('pointerup', event => {
    if (pressed && Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) < CLICK) pointAt(event, 'finger');
    pressed = null;
  });
  document.addEventListener('pointerdown', event => {
    if (now?.by === 'finger' && !host.contains(event.target)) hide();
  });
  host.addEventListener('focusout', () => now?.by === 'keys' && hide());
  host.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.target !== host || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!moved(event.key, event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  // the first Escape lets go what keys or a finger pointed at; what is under a pointer goes as well, without taking the key
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !now) return;
    const mine = now.by !== 'pointer';
    hide();
    if (!mine) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  /* without Shift only where the key has nothing else to do: arrows move a zoomed chart, and scroll the page up and down */
  function moved(key, shift) {
    const keyed = now?.by === 'keys';
    const up = { ArrowUp: -1, ArrowDown: 1 }[key];
    if (up) {
      if (!keyed) return false;
      show({ ...now, [byLine ? 'line' : 'chart']: now[byLine ? 'line' : 'chart'] + up });
      return true;
    }
    if (!shift && !keyed && key !== 'ArrowLeft' && key !== 'ArrowRight') return false;
    const x = stepped(everywhere(), now?.x, key);
    if (x === undefined) return false;
    show({ chart: 0, line: 0, ...now, x, by: 'keys' });
    return true;
  }

  /** To be called when the charts were drawn anew. */
  function refresh() {
    if (!now) return;
    const all = everywhere();
    if (all.includes(now.x)) show(now);
    else hide();
  }

  return { refresh, hide };
}
