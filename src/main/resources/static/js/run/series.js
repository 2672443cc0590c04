/* The numbers of a run, a column for each, as they come. */
import { value } from '../format.js';

const COLUMNS = ['trainingLoss', 'validationLoss', 'trainingScore', 'validationScore'];

export class Series {
  constructor() {
    for (const column of COLUMNS) this[column] = [];
    /** Epochs whose weights are kept, ascending; null: all up to the last. */
    this.kept = null;
  }

  /** The last epoch that is here, −1 before the first. */
  get last() {
    return this.trainingLoss.length - 1;
  }

  /** Adds an answer of /live. What is here already is not added twice. */
  add(news) {
    const known = this.last + 1 - news.from;
    for (const column of COLUMNS) this[column].push(...news[column].slice(known).map(value));
    this.kept = news.kept;
  }

  /** The epoch whose weights can stand for this one: itself, or the kept one before it; −1 if there is none. */
  keptAtOrBefore(epoch) {
    if (!this.kept) return epoch;
    let found = this.kept[0] ?? -1;
    for (const kept of this.kept) {
      if (kept > epoch) break;
      found = kept;
    }
    return found;
  }

  /** The kept neighbours of an epoch that is not kept. */
  keptAround(epoch) {
    const before = this.kept.filter(kept => kept < epoch);
    const after = this.kept.find(kept => kept > epoch);
    return [...before.slice(-1), ...(after === undefined ? [] : [after])];
  }

  /** The first epoch with the smallest deciding loss; −1 without a finite one. */
  best(validated) {
    const loss = validated ? this.validationLoss : this.trainingLoss;
    let best = -1;
    loss.forEach((v, i) => {
      if (Number.isFinite(v) && (best < 0 || v < loss[best])) best = i;
    });
    return best;
  }
}
