/* Names at the ends of lines, moved apart until none touches another. Pure. */

/**
 * Places for labels that want to be at `wanted` (in any order), at least `gap` apart and between top and bottom. As near as
 * can be: labels that would touch move as one block around the mean of their wishes. If they do not all fit, they are
 * spread evenly. Returns the places in the order of the wishes.
 */
export function spread(wanted, gap, top, bottom) {
  const n = wanted.length;
  if (n > 1 && (n - 1) * gap > bottom - top) gap = (bottom - top) / (n - 1);
  const order = wanted.map((y, i) => i).sort((a, b) => wanted[a] - wanted[b]);
  const blocks = [];
  for (const i of order) {
    blocks.push({ sum: wanted[i], size: 1, start: clamp(wanted[i], top, bottom) });
    while (blocks.length > 1) {
      const last = blocks[blocks.length - 1];
      const before = blocks[blocks.length - 2];
      if (before.start + before.size * gap <= last.start + 1e-9) break;
      blocks.pop();
      // a label k places down its block wants the block to start k gaps above it
      before.sum += last.sum - last.size * before.size * gap;
      before.size += last.size;
      before.start = clamp(before.sum / before.size, top, bottom - (before.size - 1) * gap);
    }
  }
  const places = new Array(n);
  let k = 0;
  for (const block of blocks) {
    for (let j = 0; j < block.size; j++) places[order[k++]] = block.start + j * gap;
  }
  return places;
}

const clamp = (v, low, high) => Math.max(low, Math.min(high, v));
