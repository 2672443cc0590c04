/* Paints a chart of the page on a canvas, shape by shape, with the colours, lines and letters that the style sheet gives it. So it needs
   neither an image of it, which the security policy would have to allow, nor a second way of drawing charts. */

const ANCHORS = { start: 'left', middle: 'center', end: 'right' };
const number = (element, name) => Number(element.getAttribute(name));

/** svg: a picture in the document, of groups, paths, lines, circles, rectangles, text and nested pictures that cut off. Its left top is at 0, 0. */
export function paintSvg(context, svg) {
  for (const child of svg.children) paint(context, child, 1);
}

function paint(context, element, above) {
  const style = getComputedStyle(element);
  const opacity = above * style.opacity;
  if (style.display === 'none' || !opacity) return;
  context.save();
  if (element.localName === 'text') letters(context, element, style, opacity);
  else if (element.localName === 'g') within(context, element, opacity);
  else if (element.localName === 'svg') {
    context.beginPath();
    context.rect(...['x', 'y', 'width', 'height'].map(name => number(element, name)));
    context.clip();
    within(context, element, opacity);
  } else shape(context, pathOf(element), style, opacity);
  context.restore();
}

function within(context, element, opacity) {
  for (const child of element.children) paint(context, child, opacity);
}

function pathOf(element) {
  if (element.localName === 'path') return new Path2D(element.getAttribute('d'));
  const path = new Path2D();
  if (element.localName === 'line') {
    path.moveTo(number(element, 'x1'), number(element, 'y1'));
    path.lineTo(number(element, 'x2'), number(element, 'y2'));
  } else if (element.localName === 'circle') {
    path.arc(number(element, 'cx'), number(element, 'cy'), number(element, 'r'), 0, 2 * Math.PI);
  } else if (element.localName === 'rect') {
    path.rect(...['x', 'y', 'width', 'height'].map(name => number(element, name)));
  }
  return path;
}

function shape(context, path, style, opacity) {
  if (filled(context, style, opacity)) context.fill(path);
  if (stroked(context, style, opacity)) context.stroke(path);
}

function letters(context, element, style, opacity) {
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.textAlign = ANCHORS[style.textAnchor];
  const at = [element.textContent, number(element, 'x'), number(element, 'y')];
  const halo = style.paintOrder.startsWith('stroke');
  if (halo && stroked(context, style, opacity)) context.strokeText(...at);
  if (filled(context, style, opacity)) context.fillText(...at);
}

function filled(context, style, opacity) {
  context.globalAlpha = opacity * style.fillOpacity;
  context.fillStyle = style.fill;
  return style.fill !== 'none';
}

function stroked(context, style, opacity) {
  context.globalAlpha = opacity * style.strokeOpacity;
  context.strokeStyle = style.stroke;
  context.lineWidth = parseFloat(style.strokeWidth);
  context.lineJoin = style.strokeLinejoin;
  context.lineCap = style.strokeLinecap;
  context.setLineDash(style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[ ,]+/).map(parseFloat));
  return style.stroke !== 'none' && context.lineWidth > 0;
}
