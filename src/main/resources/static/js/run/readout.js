/* The numbers of the chosen epoch, and what it did. */
import { $, $$ } from '../dom.js';
import { count, number, percent } from '../format.js';

const MANIFOLD = 9; // from ten times on, percent are harder to read than times

export function readout(facts, series, epoch) {
  for (const place of $$('[data-read]')) {
    const name = place.dataset.read;
    const words = facts.shares && name.endsWith('Score') ? percent : number;
    place.textContent = words(series[name][epoch]);
  }
  since(facts, series, epoch);
}

/** How far a run under way has come, in the line below its name: "6 of 40 epochs". */
export function progress(last) {
  const line = $('#run .sub');
  line.textContent = line.textContent.replace(/[\d,]+( of [\d,]+ epochs?)( in .*)?$/, `${count(last)}$1`);
}

function since(facts, series, epoch) {
  const place = $('#since');
  if (epoch === 0) {
    place.dataset.start ??= place.textContent.startsWith('Before') ? place.textContent : 'Before training: the weights as they were drawn.';
    place.textContent = place.dataset.start;
    return;
  }
  const share = series.trainingLoss[epoch] / series.trainingLoss[epoch - 1] - 1;
  const change = share >= MANIFOLD && Number.isFinite(share)
    ? `Training loss rose to ${number(share + 1)} × what it was in this epoch. `
    : Number.isFinite(share) ? `Training loss ${share <= 0 ? 'fell' : 'rose'} ${(Math.abs(share) * 100).toFixed(1)} % in this epoch. `
    : '';
  const best = series.best(facts.validated);
  place.textContent = change;
  if (best < 0) return;
  const loss = facts.validated ? series.validationLoss : series.trainingLoss;
  const link = Object.assign(document.createElement('a'), { href: `?epoch=${best}`, textContent: count(best) });
  link.dataset.go = best;
  place.append(`Best ${facts.validated ? 'validation' : 'training'} loss is ${number(loss[best])} at epoch `, link, '.');
}
