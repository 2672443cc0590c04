/* Where things stand on the picture of a comparison. Pure. */

export const MARGIN = 32;
export const GAP = 16;
export const PAD = 16; // inside a tile
const MOST_WIDE = 480; // of a plane or a network
const COLUMNS = [1, 1, 2, 3, 4, 3, 3, 4, 4]; // by number of runs

/**
 * For so many runs, in pixels: { width, columns, tile, inner, picture }: of all, how many stand side by side, and the widths of one, of what is
 * in it, and of its pictures.
 */
export function sheet(runs) {
  const columns = COLUMNS[runs];
  const width = columns < 3 ? 2 * MARGIN + 2 * (MOST_WIDE + 2 * PAD) + GAP : 1408;
  const tile = (width - 2 * MARGIN - GAP * (columns - 1)) / columns;
  const inner = tile - 2 * PAD;
  return { width, columns, tile, inner, picture: Math.min(MOST_WIDE, Math.floor(inner)) };
}

/**
 * tiles: of each run the heights of its parts from top to bottom, as many for each. Those of a row of tiles begin at the same height. Returns
 * { places, bottom }: of each tile { x, y, height, parts: the y of each part }.
 */
export function stacked(tiles, { columns, tile }, top) {
  const places = [];
  let y = top;
  for (let first = 0; first < tiles.length; first += columns) {
    const row = tiles.slice(first, first + columns);
    const heights = row[0].map((_, part) => Math.max(...row.map(parts => parts[part])));
    const starts = heights.map((_, part) => y + PAD + heights.slice(0, part).reduce((a, b) => a + b, 0));
    const height = 2 * PAD + heights.reduce((a, b) => a + b, 0);
    row.forEach((_, i) => places.push({ x: MARGIN + i * (tile + GAP), y, height, parts: starts }));
    y += height + GAP;
  }
  return { places, bottom: y };
}

/** Words in lines no wider than so much, as widthOf(words) tells; a word that is wider stands alone. Empty for no words. */
export function wrapped(words, width, widthOf) {
  const lines = [];
  for (const word of words.split(' ').filter(Boolean)) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** What the picture is saved as. */
export const fileName = (ids, epoch) => `chainrule-runs-${ids.join('-')}-epoch-${epoch}.png`;
