/* The shapes that stand for series and classes, as SVG and as canvas paths: never colour alone. */

const r1 = v => Number(v.toFixed(1));

/* kinds: disc, square, triangle, wedge (a triangle on its tip), diamond, plus, bar, and cross, which has no area and says what is not finite */
const SHAPES = {
  disc: (x, y, r) => `<circle cx="${x}" cy="${y}" r="${r}"`,
  square: (x, y, r) => `<rect x="${r1(x - r * .9)}" y="${r1(y - r * .9)}" width="${r1(r * 1.8)}" height="${r1(r * 1.8)}"`,
  triangle: (x, y, r) => `<path d="M${x} ${r1(y - r * 1.2)}L${r1(x + r * 1.1)} ${r1(y + r * .8)}H${r1(x - r * 1.1)}Z"`,
  wedge: (x, y, r) => `<path d="M${x} ${r1(y + r * 1.2)}L${r1(x + r * 1.1)} ${r1(y - r * .8)}H${r1(x - r * 1.1)}Z"`,
  diamond: (x, y, r) => `<path d="M${x} ${r1(y - r * 1.25)}L${r1(x + r * 1.25)} ${y}L${x} ${r1(y + r * 1.25)}L${r1(x - r * 1.25)} ${y}Z"`,
  plus: (x, y, r) => {
    const [arm, half] = [r * 1.25, r * .45].map(r1);
    const out = r1(arm - half);
    return `<path d="M${r1(x - half)} ${r1(y - arm)}h${2 * half}v${out}h${out}v${2 * half}h${-out}v${out}h${-2 * half}v${-out}h${-out}v${-2 * half}h${out}Z"`;
  },
  cross: (x, y, r) => `<path d="M${r1(x - r)} ${r1(y - r)}L${r1(x + r)} ${r1(y + r)}M${r1(x + r)} ${r1(y - r)}L${r1(x - r)} ${r1(y + r)}"`,
  bar: (x, y, r) => `<rect x="${r1(x - r * 1.2)}" y="${r1(y - r * .55)}" width="${r1(r * 2.4)}" height="${r1(r * 1.1)}"`,
};

/** A mark as SVG markup, centred on x, y, in the class's colours. */
export const mark = (kind, x, y, className, radius = 4) => `${SHAPES[kind](r1(x), r1(y), radius)} class="${className}"/>`;

/** Paints the mark of a class: 0 disc, 1 square, 2 triangle, 3 diamond, 4 wedge, 5 bar, then again. */
export function paintMark(context, k, x, y, r) {
  context.beginPath();
  PATHS[k % PATHS.length](context, x, y, r);
  context.fill();
  if (r > 2) context.stroke();
}

const polygon = (...corners) => (c, x, y, r) => {
  corners.forEach(([dx, dy], i) => c[i ? 'lineTo' : 'moveTo'](x + dx * r, y + dy * r));
  c.closePath();
};

const PATHS = [
  (c, x, y, r) => c.arc(x, y, r, 0, 2 * Math.PI),
  (c, x, y, r) => c.rect(x - r * .9, y - r * .9, r * 1.8, r * 1.8),
  polygon([0, -1.2], [1.1, .8], [-1.1, .8]),
  polygon([0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]),
  polygon([0, 1.2], [1.1, -.8], [-1.1, -.8]),
  (c, x, y, r) => c.rect(x - r * 1.2, y - r * .55, r * 2.4, r * 1.1),
];
