/* What a network makes of the plane: the colour of each place, the line where it changes its mind, and the rows. */
import { fit, pixels } from './canvas.js';
import { borders, contour } from './contour.js';
import { paintMark } from './marks.js';
import { CLASS_TOKENS, classColour, css, probabilityColour } from './palette.js';

/**
 * Paints a decision boundary, or without `grid` a scatter plot.
 *
 * o: {
 *   width, height, density,    CSS pixels of the drawing; how many of its own one is wide, by default as many as the screen's
 *   domain: [x0, x1, y0, y1],  what the edges stand for
 *   grid, columns, rows,       probability of class 1, 0 to 1, row by row from the top (largest y); for a value over the
 *                              plane, the value brought to 0 … 1
 *   classes,                   with it, grid is how sure the network is of the class classes[i], 0 to 1
 *   points: [[x, y, k], …],    rows and their class; with shaded, k is a value 0 to 1 instead
 *   shaded, radius,            radius of the marks, default 2
 *   wrong: [index, …],         rows to ring
 *   line,                      width of the p = 0.5 line, default 1.5; 0 for none
 * }
 */
export function boundary(canvas, o) {
  const context = fit(canvas, o.width, o.height, o.density);
  context.fillStyle = css('surface');
  context.fillRect(0, 0, o.width, o.height);
  if (o.grid) paintPlane(context, o);
  const place = placer(o);
  const radius = o.radius ?? 2;
  ring(context, (o.wrong ?? []).map(i => place(o.points[i])), radius + 2.6);
  paintPoints(context, o, place, radius);
}

function paintPlane(context, o) {
  const plain = probabilityColour();
  const classed = classColour();
  const picture = pixels(o.columns, o.rows, o.classes ? i => classed(o.classes[i], o.grid[i]) : i => plain(o.grid[i]));
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  // the outermost samples lie on the edges of the domain, so half a pixel of the picture hangs over on each side
  const dx = o.width / (o.columns - 1);
  const dy = o.height / (o.rows - 1);
  context.drawImage(picture, -dx / 2, -dy / 2, dx * o.columns, dy * o.rows);
  if (o.line === 0) return;
  const segments = o.classes ? borders(o.classes, o.columns, o.rows) : contour(o.grid, o.columns, o.rows);
  context.strokeStyle = css('ink');
  context.lineWidth = o.line ?? 1.5;
  context.lineCap = 'round';
  context.beginPath();
  for (const [x1, y1, x2, y2] of segments) {
    context.moveTo(x1 * dx, y1 * dy);
    context.lineTo(x2 * dx, y2 * dy);
  }
  context.stroke();
}

function placer({ domain: [x0, x1, y0, y1], width, height }) {
  return ([x, y]) => [(x - x0) / (x1 - x0) * width, (y1 - y) / (y1 - y0) * height];
}

function ring(context, places, radius) {
  context.strokeStyle = css('ink');
  context.lineWidth = 1.25;
  for (const [x, y] of places) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.stroke();
  }
}

function paintPoints(context, o, place, radius) {
  const inks = CLASS_TOKENS.map(token => css(token));
  const shade = probabilityColour();
  context.strokeStyle = css(o.shaded ? 'ink' : 'surface');
  context.lineWidth = .8;
  for (const point of o.points ?? []) {
    const [x, y] = place(point);
    context.fillStyle = o.shaded ? `rgb(${shade(point[2]).map(Math.round).join(' ')})` : inks[point[2] % inks.length];
    paintMark(context, o.shaded ? 0 : point[2], x, y, radius);
  }
}

/** The smallest domain that holds all points, with a margin of `pad` times their span on each side; never empty. */
export function domainOf(points, pad = .08) {
  const side = axis => {
    let low = Infinity;
    let high = -Infinity;
    for (const point of points) {
      low = Math.min(low, point[axis]);
      high = Math.max(high, point[axis]);
    }
    const margin = (high - low) * pad || 1;
    return [low - margin, high + margin];
  };
  return points.length ? [...side(0), ...side(1)] : [-1, 1, -1, 1];
}
