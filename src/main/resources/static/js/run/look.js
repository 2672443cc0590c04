/* The plane, the rows on it, and which of them the network takes for another class. */
import { boundary } from '../boundary.js';
import { $, $$, innerWidthOf } from '../dom.js';
import { count } from '../format.js';
import { probabilityColour } from '../palette.js';

/** Returns { show(epoch, shown, frame) }: the chosen epoch, the one whose weights stand for it, and its picture or null. */
export function looking(facts, series, go) {
  const panel = $('#look');
  const canvas = $('#bound');
  const points = canvas ? JSON.parse(canvas.dataset.rows) : [];
  const names = panel.dataset.classes ? panel.dataset.classes.split('|') : [];
  panel.addEventListener('click', event => {
    const link = event.target.closest('[data-go]');
    if (!link) return;
    event.preventDefault();
    go(Number(link.dataset.go));
  });

  function paint(frame) {
    const width = innerWidthOf(panel);
    if (!canvas || width < 1) return;
    boundary(canvas, {
      width,
      height: Math.round(width * 2 / 3),
      domain: canvas.dataset.domain.split(',').map(Number),
      columns: Number(canvas.dataset.columns),
      rows: Number(canvas.dataset.lines),
      grid: frame?.grid ?? undefined,
      classes: frame?.classes ?? undefined,
      points,
      shaded: names.length === 0,
      radius: points.length > 600 ? 1.8 : 2.8,
      wrong: frame ? frame.wrong.filter(row => row < points.length) : [],
      line: names.length ? 2 : 0,
    });
    legend();
  }

  function tell(epoch, shown, frame) {
    instead(series, epoch, shown, frame);
    const list = $('#wrong');
    if (!list || !frame) return;
    list.hidden = !frame.confusion;
    if (!frame.confusion) return;
    for (const place of $$('[data-wrong]', list)) {
      if (place.dataset.wrong === 'all') {
        place.textContent = `${count(frame.wrong.length)} of ${count(Number(panel.dataset.rows))}`;
        continue;
      }
      const own = frame.confusion[Number(place.dataset.wrong)];
      const all = own.reduce((a, b) => a + b, 0);
      const missed = all - own[Number(place.dataset.wrong)];
      place.textContent = count(missed);
    }
  }

  let painted = null;
  return {
    show(epoch, shown, frame) {
      // while a picture is on its way the last one stays, so that nothing flickers; the rows are there from the start
      if (frame || !painted) painted = frame;
      paint(painted);
      tell(epoch, shown, frame);
    },
  };
}

function instead(series, epoch, shown, frame) {
  const place = $('#instead');
  place.textContent = '';
  if (shown >= 0 && shown !== epoch) {
    place.append(`The weights of epoch ${count(epoch)} were not kept, to stay within the storage budget. This shows epoch ${count(shown)}; the nearest kept are `);
    series.keptAround(epoch).forEach((kept, i) => {
      const link = Object.assign(document.createElement('a'), { href: `?epoch=${kept}`, textContent: count(kept) });
      link.dataset.go = kept;
      place.append(i ? ' and ' : '', link);
    });
    place.append('. ');
  }
  if (frame && !frame.finite) place.append('The network’s answers are not finite here, so there is nothing to paint.');
}

function legend() {
  const bar = $('#pbar');
  if (!bar) return;
  const colour = probabilityColour();
  bar.innerHTML = Array.from({ length: 20 }, (_, k) =>
    `<rect x="${k * 10}" width="10.2" height="8" fill="rgb(${colour(k / 19).map(Math.round).join(' ')})"/>`).join('');
}
