import { frame, markup, tickLabel } from '../js/chart-markup.js';
import { holds, same } from './check.js';

const options = series => ({
  height: 200,
  alt: 'Loss by epoch',
  x: { min: 0, max: 3 },
  y: { min: .01, max: 1, log: true },
  left: 40,
  right: 60,
  series,
});
const parse = (series, more = {}) => {
  const box = document.createElement('div');
  box.innerHTML = markup({ ...options(series), ...more }, 400);
  return box;
};
const line = box => box.querySelector('g > .line').getAttribute('d');

export const tests = {
  'the plot lies between its margins': () => {
    const f = frame(options([]), 400);
    same([f.left, f.right, f.top, f.bottom], [40, 340, 8, 178]);
    same([f.x(0), f.x(3), Math.round(f.y(1)), Math.round(f.y(.01))], [40, 340, 8, 178]);
  },
  'a line goes through its points': () => same(line(parse([{ ys: [1, .1, .1, .01] }])), 'M40 8L140 93L240 93L340 178'),
  'a missing value is a gap, not a zero': () => same(line(parse([{ ys: [1, null, .1, .01] }])), 'M40 8M240 93L340 178'),
  'where a value is not finite the line ends with a cross': () => {
    const box = parse([{ ys: [1, .1, NaN, NaN] }]);
    same(line(box), 'M40 8L140 93');
    same(box.querySelectorAll('.cross').length, 1);
    holds(box.querySelector('.cross').getAttribute('d').startsWith('M236 89'), 'at the first such epoch, 2, beside the last value');
  },
  'a value beyond the axis lies on its edge, and 0 on a log axis on the lowest': () => {
    same(line(parse([{ ys: [50, 1, 0, .0001] }])), 'M40 8L140 8L240 178L340 178');
  },
  'names are text, whatever is in them': () => {
    const box = parse([{ ys: [1, 1, 1, 1], label: '<img src=x onerror=alert(1)>' }], { title: '<b>', alt: '"><script>' });
    same(box.querySelector('img, b, script'), null);
    same(box.querySelector('.lab').textContent, '<img src=x onerror=alert(1)>');
    same(box.querySelector('svg').getAttribute('aria-label'), '"><script>');
  },
  'end labels of lines that end together do not touch': () => {
    const box = parse([{ ys: [1, 1, 1, .1], label: 'a' }, { ys: [1, 1, 1, .1], label: 'b' }]);
    const [a, b] = [...box.querySelectorAll('.lab')].map(t => Number(t.getAttribute('y')));
    same(b - a, 14);
  },
  'a line that ends early is named where it ends, without a leader': () => {
    const box = parse([{ ys: [1, .1, NaN, NaN], label: 'N(0, 10)' }]);
    same(box.querySelector('.lab').getAttribute('x'), '252', 'beside the cross at epoch 2');
    same(box.querySelectorAll('.thin').length, 0);
  },
  'lines that end early near each other are named apart, each with a leader': () => {
    const box = parse([{ ys: [1, .1, NaN, NaN], label: 'A' }, { ys: [1, .1, NaN, NaN], label: 'B' }]);
    const [a, b] = [...box.querySelectorAll('.lab')].map(t => [t.getAttribute('x'), Number(t.getAttribute('y'))]);
    same([a[0], b[0]], ['262', '262'], 'the crosses are at 240');
    same(b[1] - a[1], 14);
    same(box.querySelectorAll('.thin').length, 2);
  },
  'of points each that is not finite is a cross at the top, and points of which none is finite are named there': () => {
    const box = parse([{ ys: [1, NaN, .1, Infinity], symbol: 'disc' }, { ys: [NaN, Infinity, null, NaN], symbol: 'disc', label: 'N(0, 10)' }]);
    same(box.querySelectorAll('.cross').length, 5, 'two and three');
    same(box.querySelector('.lab').textContent, 'N(0, 10)');
    same(box.querySelector('.lab').getAttribute('y'), '12', 'beside the top, at 8');
  },
  'the mark of every initialization has an area to be filled': () => {
    for (const symbol of ['disc', 'square', 'triangle', 'wedge', 'diamond', 'plus', 'bar']) {
      const box = parse([{ ys: [1, .1, .1, .1], symbol }]);
      document.body.append(box);
      const { width, height } = box.querySelector('.pt.mark').getBBox();
      const filled = new DOMPoint(140, 93);
      holds(width > 3 && height > 3 && [...box.querySelectorAll('.pt.mark')][1].isPointInFill(filled), symbol);
      box.remove();
    }
  },
  'the cursor puts a dot on each line that has a value there': () => {
    const box = parse([{ ys: [1, .1, .1, .1] }, { ys: [1, NaN, NaN, NaN] }], { cursor: 1 });
    same(box.querySelectorAll('circle').length, 1);
    same(box.querySelector('.cursor').getAttribute('x1'), '140');
  },
  'log axes label decades and mark the steps between': () => {
    const box = parse([]);
    same([...box.querySelectorAll('text[text-anchor=end]')].map(t => t.textContent), ['0.01', '0.1', '1']);
    same(box.querySelector('.minor').getAttribute('d').split('M').length - 1, 16);
  },
  'labels of epochs have room beside each other': () => {
    const labels = (most, width) => {
      const box = document.createElement('div');
      box.innerHTML = markup({ ...options([]), x: { min: 0, max: most } }, width);
      return [...box.querySelectorAll('text[text-anchor=middle]')].map(t => t.textContent);
    };
    same(labels(15000, 400), ['0', '5,000', '10,000', '15,000']);
    same(labels(15000, 216), ['0', '10,000'], 'on 116 pixels');
    same(labels(80, 216), ['0', '20', '40', '60', '80']);
  },
  'far decades are powers of ten, and minus is a minus': () => {
    same([1e-4, 1e-3, 1, 1e3, 1e4].map(v => tickLabel({ log: true }, v)), ['10⁻⁴', '0.001', '1', '1000', '10⁴']);
    same([2e-7, 5e-4].map(v => tickLabel({ log: true }, v)), ['2.0 × 10⁻⁷', '5.0 × 10⁻⁴'], 'between two decades');
    same(tickLabel({}, -2.5), '−2.5');
    same(tickLabel({}, 20000), '20,000');
  },
  'a reference outside the axis is not drawn': () => {
    same(parse([], { references: [{ y: 7, label: 'chance' }, { y: .693, label: 'ln 2' }] }).querySelectorAll('.ref').length, 1);
  },
};
