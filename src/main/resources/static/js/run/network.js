/* The network of the chosen epoch, of which every line and unit can be chosen. */
import { fit } from '../canvas.js';
import { $, innerWidthOf } from '../dom.js';
import { onDraw } from '../draw.js';
import { nearest } from '../edges.js';
import { number } from '../format.js';
import { networkPainter } from '../network.js';
import { css } from '../palette.js';

const HEIGHT = 452;
const NAMED = 6; // weights of a unit that are told one by one
const NEAR = 7; // pixels from a line that still mean it

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
  const painter = networkPainter({ sizes, side, axes: panel.dataset.axes ? panel.dataset.axes.split(',').map(Number) : [] });
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
    places = painter.place(width, HEIGHT);
    if (frame) painter.paint(context, frame, chosen, [marked?.from ? { layer: marked.layer, from: marked.from - 1, unit: marked.to - 1 } : null, edge].filter(Boolean));
    heads(context, places);
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
    painter.fresh();
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