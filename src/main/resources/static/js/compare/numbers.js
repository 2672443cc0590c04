/* The numbers of an epoch. A long run comes in fewer points than it has epochs; the rest is asked for once the slider rests. */
import { value } from '../format.js';
import { getJson } from '../live.js';

const REST = 150; // ms without another epoch before the server is asked
const AROUND = 200; // epochs before and after, to step through

/**
 * runs: of the page's data, numbers read; address: of more points; arrived() is called when there are more.
 * Returns { of(run, epoch), rest(epoch), load(epoch) }.
 */
export function numbers(runs, address, arrived) {
  let fine = []; // of each run, around the epoch that was asked for last
  let due = 0;

  const of = (run, epoch) => numbersOf(run, fine[runs.indexOf(run)], epoch);

  async function load(epoch) {
    if (runs.every(run => of(run, epoch)?.exact !== false)) return;
    const query = new URLSearchParams({ runs: runs.map(run => run.id).join(','), range: `${Math.max(0, epoch - AROUND)}..${epoch + AROUND}` });
    const answer = await getJson(`${address}?${query}`);
    fine = answer.map(run => ({ xs: run.xs, tl: run.tl.map(value), vl: run.vl?.map(value), score: run.score.map(value) }));
    arrived();
  }

  return {
    of,
    /** Asks for what is missing of an epoch, unless there is another one soon. */
    rest(epoch) {
      clearTimeout(due);
      due = setTimeout(() => load(epoch).catch(failure => console.info('The numbers of an epoch could not be had:', failure.message)), REST);
    },
    load,
  };
}

/**
 * { tl, vl, score, exact } of a run at an epoch, or at its last if it ended before; of the point before where neither the run nor `fine`, more of
 * its points, has the epoch: then it is not exact. Null without any. Pure.
 */
export function numbersOf(run, fine, epoch) {
  const at = Math.min(epoch, run.last);
  const has = points => points?.xs.indexOf(at) ?? -1;
  const [points, place] = has(run) >= 0 || has(fine) < 0 ? [run, before(run.xs, at)] : [fine, has(fine)];
  if (place < 0) return null;
  return { tl: points.tl[place], vl: points.vl?.[place], score: points.score[place], exact: points.xs[place] === at };
}

/* the place of the last epoch that is not after the asked one */
function before(xs, epoch) {
  let place = xs.length - 1;
  while (place > 0 && xs[place] > epoch) place--;
  return place;
}
