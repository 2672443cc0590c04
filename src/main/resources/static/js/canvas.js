/* Canvas that is sharp on every screen. */

/** Gives the canvas a drawing of width × height CSS pixels in the screen's own resolution, or `density` times as fine, emptied. Returns its context. */
export function fit(canvas, width, height, density = Math.min(3, devicePixelRatio || 1)) {
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  const context = canvas.getContext('2d');
  context.scale(density, density);
  return context;
}

/** A picture of columns × rows pixels, each [red, green, blue] from `colourAt(index)`, to be drawn at any size. */
export function pixels(columns, rows, colourAt) {
  const canvas = Object.assign(document.createElement('canvas'), { width: columns, height: rows });
  const context = canvas.getContext('2d');
  const image = context.createImageData(columns, rows);
  for (let i = 0; i < columns * rows; i++) {
    const [red, green, blue] = colourAt(i);
    image.data.set([red, green, blue, 255], i * 4);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

/** The bytes of a base64 text. */
export const bytesOf = base64 => Uint8Array.from(atob(base64), c => c.charCodeAt(0));
