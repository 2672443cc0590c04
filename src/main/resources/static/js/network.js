/* A network at one epoch: each weight a line, each unit a picture of what it answers. */
import { bytesOf, pixels } from './canvas.js';
import { straightened, wire } from './edges.js';
import { css, probabilityColour } from './palette.js';
import { layout } from './wiring.js';

const SHADES = 16; // widths of lines

/** What is painted, from an answer's frame: all weights, and for each unit of each layer but the inputs a map of shares. */
export function wires(frame, block) {
  const bytes = bytesOf(frame.weights);
  return {
    epoch: frame.epoch,
    weights: new Float32Array(bytes.buffer, 0, bytes.length / 4),
    maps: frame.maps && bytesOf(frame.maps),
    columns: block.columns,
    rows: block.rows,
  };
}

/** Bytes of shares as pixels, columns × rows. */
function sheetOf(columns, rows, shares) {
  const colour = probabilityColour();
  const colours = Array.from({ length: 256 }, (_, share) => colour(share / 255));
  return pixels(columns, rows, i => colours[shares[i]]);
}

/**
 * sizes: units of each layer, the inputs first; side: pixels in a row of images, whose inputs are then left out; axes: the inputs that the
 * plane of the maps goes along. Returns { place, paint, fresh }.
 */
export function networkPainter({ sizes, side = 0, axes = [] }) {
  const drawn = sizes.slice(1).reduce((sum, to, i) => sum + (i === 0 && side ? 0 : sizes[i] * to), 0); // lines
  let places = null;
  let sheets = {}; // of the frame that was painted last

  /** Small weights first, so that large ones lie on top; weights of about one size and sign are one stroke, as thousands would be slow. */
  function lines(context, weightsOfAll, chosen) {
    const { units: all, node } = places;
    context.lineCap = 'round';
    const hairline = 1 / context.getTransform().a; // one point of the screen: wider ones take eight times as long
    let offset = 0;
    for (let layer = 1; layer < sizes.length; layer++) {
      const [from, to] = [sizes[layer - 1], sizes[layer]];
      const weights = weightsOfAll.subarray(offset, offset + from * to);
      offset += from * to + to;
      if (layer === 1 && side) continue; // the pixels are not drawn; each unit shows its weights to them
      const most = weights.reduce((m, w) => (Number.isFinite(w) ? Math.max(m, Math.abs(w)) : m), 0) || 1;
      const before = all.filter(unit => unit.layer === layer - 1);
      const after = all.filter(unit => unit.layer === layer);
      const strokes = Array.from({ length: 2 * SHADES }, () => new Path2D());
      weights.forEach((w, i) => {
        const [a, b] = [before[Math.floor(i / to)], after[i % to]];
        if (!Number.isFinite(w)) return; // it has no size to be drawn by
        const shade = Math.ceil(Math.abs(w) / most * SHADES) - 1;
        if (shade < 0 || (chosen && !a.same(chosen) && !b.same(chosen))) return;
        trace(strokes[2 * shade + (w < 0 ? 0 : 1)], wire(a, b, node));
      });
      strokes.forEach((stroke, k) => {
        const share = (Math.floor(k / 2) + .5) / SHADES;
        context.lineWidth = places.straight && !chosen ? hairline : .4 + 2.4 * share;
        context.strokeStyle = css(k % 2 ? 'pos' : 'neg', chosen ? .35 + .65 * share : .06 + .8 * share ** 1.6);
        context.stroke(stroke);
      });
    }
  }

  const trace = (stroke, { x1, y1, c1, c2, x2, y2 }) => {
    stroke.moveTo(x1, y1);
    if (places.straight) stroke.lineTo(x2, y2);
    else stroke.bezierCurveTo(c1, y1, c2, y2, x2, y2);
  };

  function stress(context, { layer, from, unit }) {
    const [a, b] = [[layer - 1, from], [layer, unit]].map(([l, u]) => places.units.find(other => other.layer === l && other.unit === u));
    if (!a || !b) return;
    context.beginPath();
    trace(context, wire(a, b, places.node));
    context.lineWidth = 3;
    context.strokeStyle = css('ink');
    context.stroke();
  }

  function box(context, unit, frame, chosen) {
    const { node } = places;
    const [left, top] = [unit.x - node.width / 2, unit.y - node.height / 2];
    const { sheet, row, columns, rows } = face(unit, frame);
    context.fillStyle = css('sunken');
    context.fillRect(left, top, node.width, node.height);
    if (sheet) {
      context.imageSmoothingEnabled = !(side && unit.layer === 1);
      context.drawImage(sheet, 0, row * rows, columns, rows, left, top, node.width, node.height);
    }
    context.lineWidth = chosen && unit.same(chosen) ? 2 : 1;
    context.strokeStyle = css(chosen && unit.same(chosen) ? 'ink' : 'ink-3');
    context.strokeRect(left + .5, top + .5, node.width - 1, node.height - 1);
  }

  /** The pictures of all units below each other, of which each is one: a picture for each would be slow. */
  function face({ layer, unit }, frame) {
    const { columns, rows } = frame;
    if (layer === 1 && side) {
      sheets.pixels ??= sheetOf(side, side * sizes[1], pixelWeights(frame.weights));
      return { sheet: sheets.pixels, row: unit, columns: side, rows: side };
    }
    if (!frame.maps) return {};
    if (layer === 0) {
      const along = axes.indexOf(unit);
      sheets.inputs ??= sheetOf(columns, 2 * rows, Uint8Array.from({ length: 2 * columns * rows }, (_, i) => i < columns * rows
        ? 255 * (i % columns) / (columns - 1)
        : 255 * (2 - (Math.floor(i / columns) + 1) / rows)));
      return along < 0 ? {} : { sheet: sheets.inputs, row: along, columns, rows };
    }
    sheets.units ??= sheetOf(columns, frame.maps.length / columns, frame.maps);
    return { sheet: sheets.units, row: sizes.slice(1, layer).reduce((sum, n) => sum + n, 0) + unit, columns, rows };
  }

  /** The weights of the first layer's units to the pixels, unit after unit, 128 for 0. */
  function pixelWeights(weights) {
    const [from, to] = sizes;
    const shares = new Uint8Array(from * to);
    for (let unit = 0; unit < to; unit++) {
      let most = 0;
      for (let i = 0; i < from; i++) most = Math.max(most, Math.abs(weights[i * to + unit]));
      for (let i = 0; i < from; i++) shares[unit * from + i] = 128 + 127 * (most ? weights[i * to + unit] / most : 0);
    }
    return shares;
  }

  return {
    /** Finds a place for each unit within so many pixels, below `top` of them; they are as layout says, and straight if the lines are. */
    place(width, height, top) {
      places = { ...layout(sizes, width, height, Boolean(side), top), straight: straightened(drawn) };
      return places;
    },
    /** Where they were placed; chosen { layer, unit }: with its lines alone; stressed: lines { layer, from, unit } to be seen first. */
    paint(context, frame, chosen = null, stressed = []) {
      if (sheets.of !== frame) sheets = { of: frame };
      lines(context, frame.weights, chosen);
      stressed.forEach(line => stress(context, line));
      places.units.forEach(unit => box(context, unit, frame, chosen));
    },
    /** To be called when the colours may have changed. */
    fresh() {
      sheets = {};
    },
  };
}
