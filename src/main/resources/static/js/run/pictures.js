/* What the network answers at each epoch, asked for a block at a time and ahead of need. */
import { bytesOf } from '../canvas.js';
import { getJson } from '../live.js';

const BLOCK = 32;
const MOST_KEPT = 1000; // a few megabytes

export class Pictures {
  /**
   * path: of the answers, below the run's own; decode(frame) makes of an answer's frame what is painted;
   * arrived(epoch) is called when a picture that was missing is there.
   */
  constructor(facts, series, path, decode, arrived) {
    this.facts = facts;
    this.series = series;
    this.path = path;
    this.decode = decode;
    this.arrived = arrived;
    this.frames = new Map();
    this.asked = new Set();
  }

  /** The picture of a kept epoch, or null while it is on its way. Asks for what comes next. */
  at(epoch) {
    const frame = this.frames.get(epoch) ?? null;
    if (!frame) this.ask(epoch);
    else this.ask(this.firstMissing(epoch, BLOCK / 2));
    return frame;
  }

  /** While a run is going on, a block that came short may have more by now. */
  forgetUnfinished() {
    this.asked.clear();
  }

  firstMissing(epoch, ahead) {
    const last = Math.min(epoch + ahead, this.series.last);
    for (let e = epoch; e <= last; e++) {
      if (this.series.keptAtOrBefore(e) === e && !this.frames.has(e)) return e;
    }
    return null;
  }

  async ask(epoch) {
    if (epoch === null || this.asked.has(epoch)) return;
    this.asked.add(epoch);
    try {
      const { base, axes, version } = this.facts;
      const block = await getJson(`${base}/${this.path}?epoch=${epoch}&count=${BLOCK}${axes}&v=${version}`);
      for (const frame of block.frames) this.keep(this.decode(frame, block));
      block.frames.forEach(frame => this.arrived(frame.epoch));
    } catch (failure) {
      // the picture stays blank and the next step asks again; /live says when the connection is lost
      console.info('A block of pictures could not be had:', failure.message);
      this.asked.delete(epoch);
    }
  }

  keep(frame) {
    this.frames.set(frame.epoch, frame);
    if (this.frames.size > MOST_KEPT) {
      const oldest = this.frames.keys().next().value;
      this.frames.delete(oldest);
      this.asked.clear();
    }
  }
}

/** A frame of the plane: shares 0 to 1, and the winning classes. */
export const decoded = frame => ({
  ...frame,
  grid: frame.shade && Float32Array.from(bytesOf(frame.shade), v => v / 255),
  classes: frame.classes && bytesOf(frame.classes),
});
