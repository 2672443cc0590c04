/* The network of the chosen epoch: each weight a line, each unit a picture of what it answers. */
import { bytesOf, fit, pixels } from '../canvas.js';
import { $, innerWidthOf } from '../dom.js';
import { onDraw } from '../draw.js';
import { number } from '../format.js';
import { css, probabilityColour } from '../palette.js';
import { nearest, straightened, wire } from './edges.js';
import { layout } from './wiring.js';

const HEIGHT = 452;
const SHADES = 16; // widths of lines
const NAMED = 6; // weights of a unit that are told one by one
const NEAR = 7; // pixels from a line that still mean it

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
 * weigh({ layer, from, to }) hears which weight somebody chose, from 1 with 0 for the bias.
 * Returns { show(frame), mark(weight) }; null while the frame is on its way leaves the last one.
 */
export function network(weigh) {
  const panel = $('#network');
  const canvas = $('#net');
  const told = $('#unit');
  const hint = told.textContent;
  const sizes = panel.dataset.sizes.split(',').map(Number);
  const activations = panel.dataset.activations.split(',');
  const inputs = panel.dataset.inputs ? panel.dataset.inputs.split('|') : [];
  const classes = panel.dataset.classes ? panel.dataset.classes.split('|') : [];
  const side = Number(panel.dataset.side);
  const drawn = sizes.slice(1).reduce((sum, to, i) => sum + (i === 0 && side ? 0 : sizes[i] * to), 0); // lines
  const axes = panel.dataset.axes ? panel.dataset.axes.split(',').map(Number) : [];
  let frame = null;
  let chosen = null; // { layer, unit }
  let edge = null; // the line under the mouse, { layer, from, unit }
  let marked = null; // the weight that is told of beside, as weigh hears it
  let taken = 0; // weights of the chosen unit taken by Enter
  let places = null;

  function draw() {
    const width = innerWidthOf(panel);
    if (width < 1) return;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${HEIGHT}px`;
    const context = fit(canvas, width, HEIGHT);
    places = { ...layout(sizes, width, HEIGHT, Boolean(side)), straight: straightened(drawn) };
    if (frame) {
      lines(context, places);
      if (marked?.from) stress(context, { layer: marked.layer, from: marked.from - 1, unit: marked.to - 1 });
      if (edge) stress(context, edge);
      places.units.forEach(unit => paint(context, unit, places));
    }
    heads(context, places);
  }

  /** Small weights first, so that large ones lie on top; weights of about one size and sign are one stroke, as thousands would be slow. */
  function lines(context, { units: all, node }) {
    context.lineCap = 'round';
    const hairline = 1 / context.getTransform().a; // one point of the screen: wider ones take eight times as long
    let offset = 0;
    for (let layer = 1; layer < sizes.length; layer++) {
      const [from, to] = [sizes[layer - 1], sizes[layer]];
      const weights = frame.weights.subarray(offset, offset + from * to);
      offset += from * to + to;
      if (layer === 1 && side) continue; // the pixels are not drawn; each unit shows its weights to them
      const most = weights.reduce((m, w) => Math.max(m, Math.abs(w)), 0) || 1;
      const before = all.filter(unit => unit.layer === layer - 1);
      const after = all.filter(unit => unit.layer === layer);
      const strokes = Array.from({ length: 2 * SHADES }, () => new Path2D());
      weights.forEach((w, i) => {
        const [a, b] = [before[Math.floor(i / to)], after[i % to]];
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

  function paint(context, unit, { node }) {
    const [left, top] = [unit.x - node.width / 2, unit.y - node.height / 2];
    const { sheet, row, columns, rows } = face(unit);
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
  function face({ layer, unit }) {
    const { columns, rows } = frame;
    if (layer === 1 && side) {
      frame.pixels ??= sheetOf(side, side * sizes[1], pixelWeights());
      return { sheet: frame.pixels, row: unit, columns: side, rows: side };
    }
    if (!frame.maps) return {};
    if (layer === 0) {
      const along = axes.indexOf(unit);
      frame.inputs ??= sheetOf(columns, 2 * rows, Uint8Array.from({ length: 2 * columns * rows }, (_, i) => i < columns * rows
        ? 255 * (i % columns) / (columns - 1)
        : 255 * (2 - (Math.floor(i / columns) + 1) / rows)));
      return along < 0 ? {} : { sheet: frame.inputs, row: along, columns, rows };
    }
    frame.units ??= sheetOf(columns, frame.maps.length / columns, frame.maps);
    return { sheet: frame.units, row: sizes.slice(1, layer).reduce((sum, n) => sum + n, 0) + unit, columns, rows };
  }

  /** The weights of the first layer's units to the pixels, unit after unit, 128 for 0. */
  function pixelWeights() {
    const [from, to] = sizes;
    const shares = new Uint8Array(from * to);
    for (let unit = 0; unit < to; unit++) {
      let most = 0;
      for (let i = 0; i < from; i++) most = Math.max(most, Math.abs(frame.weights[i * to + unit]));
      for (let i = 0; i < from; i++) shares[unit * from + i] = 128 + 127 * (most ? frame.weights[i * to + unit] / most : 0);
    }
    return shares;
  }

  function incoming(layer, unit) {
    let offset = 0;
    for (let l = 1; l < layer; l++) offset += (sizes[l - 1] + 1) * sizes[l];
    const weights = Float32Array.from({ length: sizes[layer - 1] }, (_, i) => frame.weights[offset + i * sizes[layer] + unit]);
    return { weights, bias: frame.weights[offset + sizes[layer - 1] * sizes[layer] + unit] };
  }

  /** Above each layer its name; where the names would touch the hidden layers' numbers, and of those that are too many none. */
  function heads(context, { columns }) {
    context.fillStyle = css('ink-2');
    context.font = `12px ${getComputedStyle(document.body).fontFamily}`;
    context.textBaseline = 'top';
    const named = hidden => columns.map(({ x, layer }, i) => {
      const words = layer === 0 ? 'Inputs' : layer === sizes.length - 1 ? 'Output' : hidden(layer);
      const { width } = context.measureText(words);
      const at = columns.length === 1 ? x - width / 2 : i === 0 ? 4 : i === columns.length - 1 ? canvas.clientWidth - 4 - width : x - width / 2;
      return { words, at, end: at + width };
    });
    const apart = names => names.every(({ at }, i) => i === 0 || at - names[i - 1].end >= 6);
    const names = named(layer => `Hidden ${layer}`);
    const short = named(String);
    const shown = apart(names) ? names : apart(short) ? short : [names[0], names[names.length - 1]];
    context.textAlign = 'left';
    shown.forEach(({ words, at }) => context.fillText(words, at, 0));
  }

  const unitName = (layer, unit) => layer === 0 ? `input ${inputs[unit] ?? unit + 1}`
    : layer === sizes.length - 1 && sizes[layer] > 1 ? `output for ${classes[unit] ?? unit + 1}`
      : layer === sizes.length - 1 ? 'the output' : `unit ${unit + 1} of hidden layer ${layer}`;

  function tell() {
    if (edge && frame) {
      const weight = incoming(edge.layer, edge.unit).weights[edge.from];
      told.textContent = `Weight from ${unitName(edge.layer - 1, edge.from)} to ${unitName(edge.layer, edge.unit)}: ${number(weight)}. Click for its gradient.`;
      return;
    }
    if (!chosen || !frame) {
      told.textContent = hint;
      return;
    }
    const { layer, unit } = chosen;
    const name = unitName(layer, unit);
    if (layer === 0) {
      told.textContent = `${name[0].toUpperCase()}${name.slice(1)}`;
      return;
    }
    const { weights, bias } = incoming(layer, unit);
    const order = [...weights.keys()].sort((p, q) => Math.abs(weights[q]) - Math.abs(weights[p]));
    const from = i => layer === 1 ? inputs[i] ?? `pixel ${i + 1}` : `unit ${i + 1}`;
    const few = order.slice(0, NAMED).map(i => `${from(i)} ${number(weights[i])}`).join(', ');
    told.textContent = `${name[0].toUpperCase()}${name.slice(1)}, ${activations[layer - 1]}: bias ${number(bias)}; ${weights.length > NAMED ? 'largest weights' : 'weights'} ${few}.`;
  }

  function choose(unit, line = null) {
    const same = (p, q) => p === q || (p && q && p.layer === q.layer && p.unit === q.unit && p.from === q.from);
    if (same(unit, chosen) && same(line, edge)) return;
    [chosen, edge, taken] = [unit, line, 0];
    draw();
    tell();
  }

  /** What is meant by a point: a unit, a line of the chosen unit where touch has chosen one, a weight to a pixel. */
  function under(event) {
    const box = canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const unit = places?.units.find(other => other.holds(x, y)) ?? null;
    if (unit || !places) return { unit, x, y };
    const only = chosen && event.pointerType !== 'mouse' ? (a, b) => a.same(chosen) || b.same(chosen) : undefined;
    return { unit, line: nearest(places, x, y, NEAR, only), x, y };
  }

  /** A line is its weight; a unit its bias, or where it shows its weights to pixels the one of that pixel. */
  function take({ unit, line, x, y }) {
    if (line) weigh({ layer: line.layer, from: line.from + 1, to: line.unit + 1 });
    else if (unit?.layer === 1 && side) {
      const cell = (at, middle, size) => Math.max(0, Math.min(side - 1, Math.floor((at - middle + size / 2) / size * side)));
      const pixel = cell(y, unit.y, places.node.height) * side + cell(x, unit.x, places.node.width);
      weigh({ layer: 1, from: pixel + 1, to: unit.unit + 1 });
    } else if (unit?.layer) weigh({ layer: unit.layer, from: 0, to: unit.unit + 1 });
  }

  canvas.addEventListener('pointermove', event => {
    if (event.pointerType !== 'mouse') return;
    const { unit, line } = under(event);
    choose(unit, line);
    canvas.classList.toggle('pointing', Boolean(line || unit?.layer));
  });
  canvas.addEventListener('pointerdown', event => {
    if (event.pointerType === 'mouse') return;
    const { unit, line } = under(event);
    if (unit || !line) choose(unit);
  });
  canvas.addEventListener('click', event => take(under(event)));
  canvas.addEventListener('pointerleave', event => event.pointerType === 'mouse' && choose(null));
  canvas.addEventListener('keydown', event => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === 'Escape') choose(null);
    if (event.key === 'Enter' && chosen?.layer && frame) {
      const { weights } = incoming(chosen.layer, chosen.unit);
      const order = [...weights.keys()].sort((p, q) => Math.abs(weights[q]) - Math.abs(weights[p]));
      weigh({ layer: chosen.layer, from: taken < order.length ? order[taken] + 1 : 0, to: chosen.unit + 1 });
      taken = (taken + 1) % (order.length + 1);
    }
    if (!step || !places) return;
    event.preventDefault();
    const { units } = places;
    const now = chosen ? units.findIndex(unit => unit.same(chosen)) : step > 0 ? -1 : units.length;
    choose(units[(now + step + units.length) % units.length]);
  });
  onDraw(() => {
    if (frame) frame.pixels = frame.inputs = frame.units = undefined; // their colours may have changed
    draw();
  });

  return {
    show(next) {
      if (!next || next === frame) return;
      frame = next;
      draw();
      tell();
    },
    mark(weight) {
      marked = weight;
      draw();
    },
  };
}