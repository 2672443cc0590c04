/* "Save as picture": the comparison as it is now on one sheet, drawn anew by what draws the page, so that it does not depend on the window. */
import { fit } from '../canvas.js';
import { $, $$ } from '../dom.js';
import { count } from '../format.js';
import { css } from '../palette.js';
import { paintSvg } from '../svg-paint.js';
import { chartsInto } from './curves.js';
import { fileName, GAP, MARGIN, PAD, sheet, stacked, wrapped } from './sheet.js';
import { heightOf } from './twin.js';

const DENSITY = 2; // points to a pixel, to be printed
const LINE = 18;
const HEAD = 28; // above a chart
const SAID = 2000; // ms that the button tells how it went

/** button: saves what comparison() is, { data, twins, epoch, known }, and tells what it does meanwhile. */
export function saving(button, comparison) {
  const words = button.textContent;
  let back = 0;
  const say = (text, busy) => {
    clearTimeout(back);
    button.textContent = text;
    button.setAttribute('aria-disabled', busy); // the focus stays where it is
    button.setAttribute('aria-busy', busy);
    if (!busy) back = setTimeout(() => (button.textContent = words), SAID);
  };
  button.addEventListener('click', async () => {
    if (button.getAttribute('aria-busy') === 'true') return;
    say('Drawing…', true);
    const { data, twins, epoch, known } = comparison();
    const name = fileName(data.runs.map(run => run.id), epoch);
    try {
      const [frames] = await Promise.all([Promise.all(twins.map(one => one.ready(epoch))), known.load(epoch)]);
      download(await blobOf(drawn(data, twins, frames, epoch)), name);
      say('Saved', false);
      $('#saved').textContent = `Saved as ${name}`;
    } catch (failure) {
      console.info('The picture could not be drawn:', failure.message);
      say('Not drawn', false);
      $('#saved').textContent = 'The picture could not be drawn. Is there a connection to the service?';
    }
  });
}

const blobOf = canvas => new Promise((done, failed) =>
  canvas.toBlob(blob => (blob ? done(blob) : failed(new Error('the browser made no file of it'))), 'image/png'));

function download(blob, name) {
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000); // the browser may still be reading it
}

function drawn(data, twins, frames, epoch) {
  const places = sheet(twins.length);
  const canvas = document.createElement('canvas');
  const family = getComputedStyle(document.body).fontFamily;
  const letters = writing(canvas.getContext('2d'), family);
  const title = letters.lines('700 24px', $('h1').textContent, places.width - 2 * MARGIN - 240);
  const under = letters.lines('14px', `${$('.head .sub').textContent} ${$('#parting').textContent}`, places.width - 2 * MARGIN);
  const tiles = twins.map((one, i) => parts(one, frames[i], epoch, places, letters));
  const top = MARGIN + title.length * 32 + under.length * 22 + 12;
  const { places: spots, bottom } = stacked(tiles.map(tile => tile.map(part => part.height)), places, top);
  const wired = data.runs.some(run => run.net);
  const charts = offstage((places.width - 2 * MARGIN - GAP) / 2, epoch);
  const height = bottom + (wired ? LINE + 8 : 0) + HEAD + charts.height + MARGIN;
  const context = fit(canvas, places.width, height, DENSITY);
  const pen = writing(context, family);
  context.fillStyle = css('surface');
  context.fillRect(0, 0, places.width, height);
  title.forEach((line, i) => pen.put('700 24px', 'ink', line, MARGIN, MARGIN + i * 32 + 24));
  pen.put('600 16px', 'ink', `Epoch ${count(epoch)} of ${count(data.epochs)}`, places.width - MARGIN, MARGIN + 24, 'right');
  under.forEach((line, i) => pen.put('14px', 'ink-2', line, MARGIN, MARGIN + title.length * 32 + i * 22 + 16));
  twins.forEach((one, i) => {
    const { x, y, height: high, parts: starts } = spots[i];
    context.strokeStyle = css('line');
    context.lineWidth = 1;
    context.strokeRect(x + .5, y + .5, places.tile - 1, high - 1);
    context.fillStyle = inkOf(one.box);
    context.fillRect(x, y, places.tile, 3);
    tiles[i].forEach((part, k) => part.paint(context, pen, x + PAD, starts[k]));
  });
  if (wired) key(context, pen, bottom);
  charts.paint(context, pen, bottom + (wired ? LINE + 8 : 0));
  return canvas;
}

const inkOf = box => getComputedStyle(box).borderTopColor;

/* words on the sheet: lines(font, words, width) and put(font, token, words, x, baseline, align) */
function writing(context, family) {
  const use = font => (context.font = `${font} ${family}`);
  return {
    lines(font, words, width) {
      use(font);
      return wrapped(words, width, text => context.measureText(text).width);
    },
    put(font, token, words, x, y, align = 'left') {
      use(font);
      context.fillStyle = css(token);
      context.textAlign = align;
      context.fillText(words, x, y);
    },
  };
}

/* of one run, each { height, paint(context, pen, x, y) }: its words, the plane, what is said of it, the network, the numbers */
function parts(one, { plane, net }, epoch, { inner, picture }, letters) {
  const { run, box } = one;
  const left = (inner - picture) / 2;
  const plain = (words, token, above = 0) => {
    const lines = letters.lines('12px', words, inner);
    return { height: lines.length * LINE + above, paint: (context, pen, x, y) => lines.forEach((line, i) => pen.put('12px', token, line, x, y + above + i * LINE + 12)) };
  };
  const under = (first, second) => ({
    height: first.height + second.height,
    paint(context, pen, x, y) {
      first.paint(context, pen, x, y);
      second.paint(context, pen, x, y + first.height);
    },
  });
  const image = (height, paint, after) => ({
    height: height + after,
    paint(context, pen, x, y) {
      const canvas = document.createElement('canvas');
      paint(canvas);
      context.drawImage(canvas, x + left, y, picture, height);
    },
  });
  const name = letters.lines('600 14px', $('header a', box).textContent, inner - 32);
  const head = {
    height: Math.max(30, name.length * 20 + 8),
    paint(context, pen, x, y) {
      context.strokeStyle = inkOf(box);
      context.lineWidth = 2;
      context.strokeRect(x + 1, y + 1, 20, 20);
      pen.put('600 13px', 'ink', run.label, x + 11, y + 16, 'center');
      name.forEach((line, i) => pen.put('600 14px', 'ink', line, x + 32, y + 16 + i * 20));
    },
  };
  const of = plain(`${$('.of', box).textContent} · ${$('.badge', box).textContent} · run\u00a0${run.id}`, 'ink-2');
  const settings = plain(differing(run), 'ink');
  const high = Math.round(picture * 2 / 3);
  const said = [one.said(epoch, plane), ...$$('[data-note]', box).map(note => note.textContent)].filter(Boolean).join(' ');
  return [
    head,
    under(of, { ...settings, height: settings.height + 6 }),
    one.planar() ? image(high, canvas => one.paintPlane(canvas, plane, picture, DENSITY), 8) : { height: 0, paint() {} },
    plain(said, 'ink-2'),
    net ? image(heightOf(picture), canvas => one.paintNet(canvas, net, picture, heightOf(picture), { density: DENSITY }), 8) : { height: 0, paint() {} },
    figures(one.figures(epoch), inner),
  ];
}

/* what the table says the run has of its own */
function differing(run) {
  const rows = $$('#diff tbody tr');
  const own = rows.slice(0, rows.findIndex(row => row.matches('.rule')));
  const column = $$('#diff thead th').findIndex(head => head.textContent.trim() === run.label);
  return own.map(row => [$('th', row).textContent, $$('td', row)[column].textContent])
    .filter(([, value]) => value !== '–') // it has no such setting
    .map(setting => setting.join(' '))
    .join(' · ');
}

const figures = (all, inner) => ({
  height: 46,
  paint(context, pen, x, y) {
    all.forEach(({ label, value }, i) => {
      const at = x + (all.length > 1 ? i / (all.length - 1) : 0) * inner;
      const align = i === 0 ? 'left' : i === all.length - 1 ? 'right' : 'center';
      pen.put('12px', 'ink-3', label, at, y + 20, align);
      pen.put('600 14px', 'ink', value, at, y + 40, align);
    });
  },
});

function key(context, pen, y) {
  const entries = [['neg', 'negative weight'], ['pos', 'positive weight'], [null, 'stronger line: larger, relative to the largest of its layer in the same run']];
  let x = MARGIN;
  for (const [token, words] of entries) {
    if (token) {
      context.fillStyle = css(token);
      context.fillRect(x, y + 4, 14, 3);
      x += 20;
    }
    pen.put('12px', 'ink-2', words, x, y + 10);
    x += context.measureText(words).width + 20;
  }
}

/* both charts in a width of their own, beside the page while they are painted */
function offstage(width, epoch) {
  const draw = act => {
    const stage = document.createElement('div');
    stage.className = 'offstage';
    stage.style.width = `${width}px`;
    stage.append(document.createElement('figure'), document.createElement('figure'));
    document.body.append(stage);
    try {
      return act(...chartsInto(...stage.children, epoch).map(figure => $('svg', figure)));
    } finally {
      stage.remove();
    }
  };
  return {
    height: draw(loss => Number(loss.getAttribute('height'))),
    paint: (context, pen, y) => draw((...charts) => charts.forEach((chart, i) => {
      const x = MARGIN + i * (width + GAP);
      pen.put('600 16px', 'ink', $(['#l-h', '#a-h'][i]).textContent, x, y + 16);
      context.save();
      context.translate(x, y + HEAD);
      paintSvg(context, chart);
      context.restore();
    })),
  };
}
