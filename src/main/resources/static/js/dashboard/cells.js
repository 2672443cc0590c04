/* Choices of the wall's cells by their keys, "initialization-learning rate" from 0. Pure. */

const place = key => key.split('-').map(Number);

function byPlace(a, b) {
  const [[row, column], [otherRow, otherColumn]] = [place(a), place(b)];
  return row - otherRow || column - otherColumn;
}

/** Each once, row by row, as addresses have them. */
export const ordered = keys => [...new Set(keys)].sort(byPlace);

/** The chosen ones with a cell added to them, or taken away. */
export const toggled = (keys, key) => ordered(keys.includes(key) ? keys.filter(other => other !== key) : [...keys, key]);

/** Of all cells those of the rectangle between two corners, whichever they are. */
export function rectangle(all, from, to) {
  const [a, b] = [place(from), place(to)];
  return all.filter(key => place(key).every((at, i) => at >= Math.min(a[i], b[i]) && at <= Math.max(a[i], b[i])));
}
