/* Zoom and pan of the charts in an element, by pointer, finger, wheel and key. They share one range, which the address keeps. */
import { frameAt } from './chart.js';
import { $ } from './dom.js';
import { count, rate } from './format.js';
import { between, moved, narrowed, part, read, shown, written } from './zoom.js';

const CLICK = 5; // pixels a pointer may move and still have been pressed in place
const STEP = 1.5;
const SETTLE = 150; // ms after the last of many small steps
const WAYS = [
  ['in', 'Zoom in', 'M8 3v10M3 8h10'],
  ['out', 'Zoom out', 'M3 8h10'],
  ['left', 'Move left', 'M10 3.5 5 8l5 4.500'],
  ['right', 'Move right', 'm6 3.500 5 4.500-5 4.500'],
];

/**
 * Makes the charts of `host` zoom. They are drawn by the page, with `x()` as their x axis, options.zoom = true, and `range()` for what
 * depends on it; `changed` is called when they are to be drawn again.
 *
 * axis: () => the whole x axis, { min, max, log, whole, least, unit: 'epoch' }; tools: an element for words and buttons; rested: called
 * when a range stands, where `changed` is called for each step towards it;
 * along: drag along the axis only, where the plot itself is for something else.
 */
export function zooming(host, { tools, axis, changed, rested = () => {}, along = false }) {
  const param = host.dataset.zoom || 'range';
  let asked = null;
  let settling = 0; // until then the address is behind
  const drag = dragging(host, { range, axis, set, along });

  function range() {
    if (!settling) asked = read(new URLSearchParams(location.search).get(param));
    return shown(asked, axis());
  }

  function set(next, { soon = false } = {}) {
    if (next ? next.min === asked?.min && next.max === asked?.max : !asked) return;
    asked = next;
    clearTimeout(settling);
    settling = setTimeout(note, SETTLE);
    if (!soon) note();
    changed();
    tell();
  }

  function note() {
    clearTimeout(settling);
    settling = 0;
    const url = new URL(location.href);
    if (asked) url.searchParams.set(param, written(asked));
    else url.searchParams.delete(param);
    history.replaceState(history.state, '', url.href.replaceAll('%2C', ','));
    rested();
  }

  const acts = {
    in: () => set(narrowed(range(), axis(), STEP)),
    out: () => set(narrowed(range(), axis(), 1 / STEP)),
    left: () => set(moved(range(), axis(), -.25)),
    right: () => set(moved(range(), axis(), .25)),
    all: () => set(null),
  };

  /** Says what is shown. To be called after each drawing, as the axis may have grown. */
  function tell() {
    if (!tools) return;
    if (!tools.firstChild) tools.innerHTML = toolbar();
    const now = range();
    const words = spoken(now, axis(), along);
    const line = $('[role=status]', tools);
    if (line.textContent !== words) line.textContent = words;
    for (const button of tools.querySelectorAll('button')) {
      const idle = !now && button.value !== 'in';
      if (idle) button.setAttribute('aria-disabled', 'true');
      else button.removeAttribute('aria-disabled');
    }
  }

  tools?.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (button && button.getAttribute('aria-disabled') !== 'true') acts[button.value]();
  });
  host.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key !== '+') || !focused(event.target)) return;
    const act = drag.abandon(event.key) ? () => {} : keyed(event.key);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation(); // these keys belong to the page where no chart is zoomed
    act();
  });
  const keyed = key => {
    if (key === '+' || key === '=') return acts.in;
    if (!range()) return null;
    return { '-': acts.out, '0': acts.all, Escape: acts.all, ArrowLeft: acts.left, ArrowRight: acts.right }[key];
  };
  const focused = element => element === host || (host.contains(element) && element.closest('.chart'));
  host.addEventListener('dblclick', event => frameAt(event) && acts.all());
  host.addEventListener('wheel', event => {
    const place = frameAt(event);
    const meant = event.ctrlKey || event.metaKey || focused(document.activeElement); // else the page scrolls
    if (!place || !meant || (!range() && event.deltaY > 0 && !event.ctrlKey)) return;
    event.preventDefault();
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) set(moved(range(), axis(), event.deltaX / place.width), { soon: true });
    else set(narrowed(range(), axis(), Math.exp(-event.deltaY / (event.ctrlKey ? 100 : 400)), place.share), { soon: true });
  }, { passive: false });

  return { range, tell, x: () => part(axis(), range()) };
}

function toolbar() {
  const button = ([value, name, path]) => `<button class="btn icon" type="button" value="${value}" aria-label="${name}" title="${name}">`
    + `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${path}"/></svg></button>`;
  return `<span role="status"></span><span class="row">${WAYS.map(button).join('')}`
    + '<button class="btn" type="button" value="all">Show all</button></span>';
}

/** What is shown, in words. Pure. */
export function spoken(range, axis, along = false) {
  const name = axis.unit[0].toUpperCase() + axis.unit.slice(1);
  const word = v => (Number.isInteger(v) ? count(v) : rate(v < 1 ? Number(v.toPrecision(3)) : v));
  if (!range) return `${name} ${word(axis.min)} to ${word(axis.max)}, all. Drag ${along ? 'along the axis' : 'across'} to zoom.`;
  return `${name} ${word(range.min)} to ${word(range.max)} of ${word(axis.min)} to ${word(axis.max)}.`;
}

/* One pointer chooses a range, or moves it with Shift (a finger does once there is one); two fingers stretch it. */
function dragging(host, { range, axis, set, along }) {
  const fingers = new Map();
  let drag = null;

  host.addEventListener('pointerdown', event => {
    const place = frameAt(event);
    if (!place || event.button) return;
    fingers.set(event.pointerId, event.clientX);
    if (fingers.size === 2) {
      drag = { pinch: spreadOf(fingers), from: range(), place };
    } else if (fingers.size === 1 && (!along || place.below || event.shiftKey)) {
      const pans = range() && (event.shiftKey || event.pointerType === 'touch');
      drag = { id: event.pointerId, at: event.clientX, share: place.share, pans, from: range(), place };
    } else {
      return;
    }
    drag.moved = false;
  });
  host.addEventListener('pointermove', event => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, event.clientX);
    if (!drag || (!drag.moved && !drag.pinch && Math.abs(event.clientX - drag.at) < CLICK)) return;
    drag.moved = true;
    host.setPointerCapture(event.pointerId); // not before: it would take the press from what was pressed
    if (drag.pinch) {
      const now = spreadOf(fingers);
      const middle = drag.place.shareAt(drag.pinch.middle);
      set(moved(narrowed(drag.from, axis(), now.width / drag.pinch.width, middle), axis(),
        (drag.pinch.middle - now.middle) / drag.place.width), { soon: true });
    } else if (drag.pans) {
      set(moved(drag.from, axis(), (drag.at - event.clientX) / drag.place.width), { soon: true });
    } else {
      choose(drag.place, drag.share, drag.place.shareAt(event.clientX));
    }
  });
  host.addEventListener('pointerup', event => {
    const ended = drag;
    done(event);
    if (!ended?.moved || ended.pinch || ended.pans) return;
    set(between(range(), axis(), ended.share, ended.place.shareAt(event.clientX)));
  });
  host.addEventListener('pointercancel', done);

  function done(event) {
    fingers.delete(event.pointerId);
    drag = null;
    $('.chosen-range', host)?.remove();
  }

  return {
    /** Escape lets a drag go; true if there was one. */
    abandon(key) {
      if (key !== 'Escape' || !drag) return false;
      drag = null;
      $('.chosen-range', host)?.remove();
      return true;
    },
  };
}

function spreadOf(fingers) {
  const [a, b] = [...fingers.values()];
  return { width: Math.max(10, Math.abs(a - b)), middle: (a + b) / 2 };
}

/* the stretch under the pointer, drawn into whatever picture is there now */
function choose(place, from, to) {
  const svg = place.svg();
  const { left, right, top, bottom } = place.frame();
  let box = $('.chosen-range', svg);
  if (!box) {
    box = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    box.setAttribute('class', 'chosen-range');
    svg.append(box);
  }
  const x = share => left + Math.max(0, Math.min(1, share)) * (right - left);
  box.setAttribute('x', Math.min(x(from), x(to)));
  box.setAttribute('width', Math.abs(x(to) - x(from)));
  box.setAttribute('y', top);
  box.setAttribute('height', bottom - top);
}
