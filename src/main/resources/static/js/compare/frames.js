/* Pictures of one run, epoch by epoch: asked for a block at a time and ahead of need, one block after the other. */
import { getJson } from '../live.js';

const BLOCK = 32;
const AHEAD = BLOCK / 2;

export class Frames {
  /**
   * run: { id, last, kept }; path: of the answers, below the run's own; decode(frame, block) makes of an answer's frame what is painted;
   * most: frames that are kept; arrived() is called when there is more to paint.
   */
  constructor(run, path, decode, most, arrived) {
    this.run = run;
    this.path = path;
    this.decode = decode;
    this.most = most;
    this.arrived = arrived;
    this.frames = new Map();
    this.absent = new Set(); // asked for, and not in the answer
    this.underWay = null;
  }

  /** The picture for an epoch, or null while it is on its way. Asks for it, or for what comes next. */
  at(epoch) {
    const missing = firstMissing(this.run, epoch, AHEAD, one => this.frames.has(one) || this.absent.has(one));
    if (missing !== null) this.ask(missing);
    return this.frames.get(standsFor(this.run, epoch)) ?? null;
  }

  /** The same once it has come; null where no weights are kept. Fails where it cannot be had. */
  async ready(epoch) {
    const shown = standsFor(this.run, epoch);
    while (shown !== undefined && !this.frames.has(shown) && !this.absent.has(shown)) {
      const other = this.underWay;
      if (!(await (other ?? this.ask(shown))) && !other) throw new Error(`the ${this.path} of run ${this.run.id} could not be had`);
    }
    return this.frames.get(shown) ?? null;
  }

  /* true if an answer has come; a scrub leaves many epochs behind, so nothing queues: who is told of the answer asks anew */
  ask(epoch) {
    this.underWay ??= this.block(epoch).finally(() => (this.underWay = null)).then(come => {
      if (come) this.arrived();
      return come;
    });
    return this.underWay;
  }

  async block(epoch) {
    try {
      const block = await getJson(`/runs/${this.run.id}/${this.path}?epoch=${epoch}&count=${BLOCK}`);
      this.plane = block.plane;
      if (this.frames.size > this.most) this.frames.clear();
      for (const frame of block.frames) this.frames.set(frame.epoch, this.decode(frame, block));
      if (!this.frames.has(epoch)) this.absent.add(epoch);
      return true;
    } catch (failure) {
      console.info('A block of pictures could not be had:', failure.message);
      return false;
    }
  }
}

/** The kept epoch whose weights stand for an epoch of a run { last, kept }: the last one not after it. Kept null means all are. Pure. */
export function standsFor({ last, kept }, epoch) {
  const at = Math.min(epoch, last);
  return kept ? kept[Math.max(0, placeIn(kept, at))] : at;
}

/* the place of the last number that is not after x, -1 for none */
function placeIn(numbers, x) {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The first kept epoch from the one that stands for an epoch to `ahead` epochs later of which has() is false, or null. Pure. */
export function firstMissing(run, epoch, ahead, has) {
  const first = standsFor(run, epoch);
  const end = Math.min(run.last, Math.max(first, epoch + ahead));
  if (run.kept) return run.kept.find(one => one >= first && one <= end && !has(one)) ?? null;
  for (let one = first; one <= end; one++) if (!has(one)) return one;
  return null;
}
