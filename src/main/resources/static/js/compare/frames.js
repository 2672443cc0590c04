/* What one run makes of the plane, epoch by epoch: asked for a block at a time, with what comes next. */
import { bytesOf } from '../canvas.js';
import { getJson } from '../live.js';

const BLOCK = 32;
const MOST_KEPT = 500;

export class Frames {
  /** run: { id, last, kept }; arrived() is called when a picture that was missing is there. */
  constructor(run, arrived) {
    this.run = run;
    this.arrived = arrived;
    this.plane = null;
    this.frames = new Map();
    this.asked = new Set();
  }

  /** The kept epoch whose weights stand for an epoch: the last one not after it. */
  standsFor(epoch) {
    const at = Math.min(epoch, this.run.last);
    const kept = this.run.kept;
    if (!kept) return at;
    let found = kept[0];
    for (const e of kept) if (e <= at) found = e;
    return found;
  }

  /** The picture for an epoch, or null while it is on its way. */
  at(epoch) {
    const shown = this.standsFor(epoch);
    if (shown === undefined) return null;
    const frame = this.frames.get(shown);
    const next = frame ? this.standsFor(Math.min(this.run.last, epoch + BLOCK / 2)) : shown;
    if (!this.frames.has(next)) this.ask(next);
    return frame ?? null;
  }

  async ask(epoch) {
    if (this.asked.has(epoch)) return;
    this.asked.add(epoch);
    try {
      const block = await getJson(`/runs/${this.run.id}/boundary?epoch=${epoch}&count=${BLOCK}`);
      this.plane = block.plane;
      if (this.frames.size > MOST_KEPT) this.forget();
      for (const frame of block.frames) this.frames.set(frame.epoch, decoded(frame));
      this.arrived();
    } catch (failure) {
      console.info('A block of pictures could not be had:', failure.message);
      this.asked.delete(epoch);
    }
  }

  forget() {
    this.frames.clear();
    this.asked.clear();
  }
}

const decoded = frame => ({
  grid: frame.shade && Float32Array.from(bytesOf(frame.shade), v => v / 255),
  classes: frame.classes && bytesOf(frame.classes),
  wrong: frame.wrong,
  finite: frame.finite,
});
