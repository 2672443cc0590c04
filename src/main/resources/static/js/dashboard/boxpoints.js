/* A box under the pointer, tapped or chosen by keys tells its numbers. */
import { escape } from '../dom.js';
import { number, percent } from '../format.js';
import { hideTip, showTip } from '../tip.js';

/** The numbers of a box as pairs of what and how much. Pure. */
export function boxNumbers(box, isPercent) {
  const words = isPercent ? percent : number;
  if (!Number.isFinite(box.smallest)) return [['runs', `${box.n}, none finite`]];
  return [
    ['runs', box.lost ? `${box.n}, ${box.lost} not finite` : String(box.n)],
    ['median', words(box.median)],
    ['quartiles', `${words(box.low)} to ${words(box.high)}`],
    ['smallest', words(box.smallest)],
    ['largest', words(box.largest)],
  ];
}

/** groups: () => as they were drawn last; figure can have the focus. Call refresh() after each drawing. */
export function pointingAtBoxes(figure, groups, status) {
  const me = {};
  let now = null; // { box, by }

  function show(box, by) {
    now = { box, by };
    const { boxes, percent: isPercent } = groups();
    const numbers = boxNumbers(boxes[box], isPercent);
    mark();
    const rows = numbers.map(([name, words]) => `<tr><th>${escape(name)}</th><td>${escape(words)}</td></tr>`);
    const row = figure.querySelector(`[data-box="${box}"]`).getBoundingClientRect();
    showTip(me, `<p>${escape(boxes[box].label)}</p><table>${rows.join('')}</table>`, row, (row.left + row.right) / 2);
    const words = by === 'pointer' ? '' : `${boxes[box].label}: ${numbers.map(pair => pair.join(' ')).join(', ')}`;
    if (status.textContent !== words) status.textContent = words;
  }

  function hide() {
    if (!now) return;
    now = null;
    mark();
    hideTip(me);
    status.textContent = '';
  }

  const mark = () => figure.querySelectorAll('[data-box]').forEach((row, i) => row.classList.toggle('on', i === now?.box));
  const at = event => event.target.closest?.('[data-box]')?.dataset.box;

  figure.addEventListener('pointermove', event => {
    if (event.pointerType === 'touch') return;
    if (at(event) === undefined) hide();
    else show(Number(at(event)), 'pointer');
  });
  figure.addEventListener('pointerleave', () => now?.by === 'pointer' && hide());
  figure.addEventListener('click', event => at(event) !== undefined && show(Number(at(event)), 'finger'));
  document.addEventListener('pointerdown', event => now?.by === 'finger' && !figure.contains(event.target) && hide());
  figure.addEventListener('focusout', () => now?.by === 'keys' && hide());
  figure.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const last = groups().boxes.length - 1;
    const box = { ArrowUp: (now?.box ?? last + 1) - 1, ArrowDown: (now?.box ?? -1) + 1, Home: 0, End: last }[event.key];
    if (box === undefined || last < 0) return;
    event.preventDefault();
    show(Math.max(0, Math.min(last, box)), 'keys');
  });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !now) return;
    const mine = now.by !== 'pointer';
    hide();
    if (mine) event.stopPropagation();
  }, true);

  return {
    refresh() {
      if (!now) return;
      if (now.box < groups().boxes.length) show(now.box, now.by);
      else hide();
    },
  };
}
