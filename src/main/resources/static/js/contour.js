/* The line on which a function over a grid takes a level: marching squares. Pure. */

/**
 * Segments [x1, y1, x2, y2] in grid units (0 … columns − 1, 0 … rows − 1, y down as the rows run), found by linear
 * interpolation on the edges of each square. Where a square is a saddle its mean decides which corners belong together.
 *
 * grid: rows × columns values, row by row.
 */
export function contour(grid, columns, rows, level = .5) {
  const segments = [];
  for (let j = 0; j + 1 < rows; j++) {
    for (let i = 0; i + 1 < columns; i++) {
      const k = j * columns + i;
      const corners = [grid[k], grid[k + 1], grid[k + columns + 1], grid[k + columns]].map(v => v - level);
      const cuts = cutEdges(corners, i, j);
      if (cuts.length === 2) {
        segments.push([...cuts[0], ...cuts[1]]);
      } else if (cuts.length === 4) {
        const together = corners[0] > 0 === corners[0] + corners[1] + corners[2] + corners[3] > 0;
        const [a, b, c, d] = cuts;
        if (together) segments.push([...a, ...b], [...c, ...d]);
        else segments.push([...d, ...a], [...b, ...c]);
      }
    }
  }
  return segments;
}

const CORNERS = [[0, 0], [1, 0], [1, 1], [0, 1]];

/* edges in the order top, right, bottom, left */
function cutEdges(v, i, j) {
  const cuts = [];
  for (let k = 0; k < 4; k++) {
    const next = (k + 1) % 4;
    if (v[k] > 0 === v[next] > 0) continue;
    const t = v[k] / (v[k] - v[next]);
    const [ax, ay] = CORNERS[k];
    const [bx, by] = CORNERS[next];
    cuts.push([i + ax + (bx - ax) * t, j + ay + (by - ay) * t]);
  }
  return cuts;
}

/** Edges between neighbouring cells of different class, as segments in grid units with the cells' centres on whole numbers. */
export function borders(classes, columns, rows) {
  const segments = [];
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const k = classes[j * columns + i];
      if (i + 1 < columns && classes[j * columns + i + 1] !== k) segments.push([i + .5, j - .5, i + .5, j + .5]);
      if (j + 1 < rows && classes[(j + 1) * columns + i] !== k) segments.push([i - .5, j + .5, i + .5, j + .5]);
    }
  }
  return segments;
}
