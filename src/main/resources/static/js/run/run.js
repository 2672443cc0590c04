/* The page of one run: one number, the epoch, drives every picture; it lives in the URL. */
import { $, $$ } from '../dom.js';
import { onDraw } from '../draw.js';
import { count } from '../format.js';
import { getJson, live } from '../live.js';
import { wires } from '../network.js';
import { curves } from './curves.js';
import { looking } from './look.js';
import { distributing } from './distributions.js';
import { gauge } from './gauge.js';
import { layerHealth } from './health.js';
import { landscape } from './landscape.js';
import { mistakes } from './mistakes.js';
import { network } from './network.js';
import { decoded, Pictures } from './pictures.js';
import { progress, readout } from './readout.js';
import { scrubber } from './scrubber.js';
import { Series } from './series.js';
import { strip } from './strip.js';
import { trying } from './try.js';
import { weighing } from './weight.js';
import { verifying, verifyInPlace } from './verify.js';

const root = $('#run');
const base = root.dataset.base;
const facts = {
  base,
  version: root.dataset.version,
  axes: root.dataset.axes ?? '',
  shares: root.dataset.shares === 'true',
  validated: root.dataset.validated === 'true',
  score: root.dataset.score,
  chance: Number(root.dataset.chance),
};
const series = new Series();
series.kept = root.dataset.kept ? root.dataset.kept.split(',').map(Number) : null;
const pictures = new Pictures(facts, series, 'boundary', decoded, epoch => epoch === state.shown && showAnswers());
const wiring = $('#network') ? new Pictures(facts, series, 'network', wires, epoch => epoch === state.shown && showNetwork()) : null;
const state = { epoch: Number(root.dataset.epoch || 0), shown: -1, following: false };
// who opens a run under way without asking for an epoch follows it
state.following = root.dataset.live === 'true' && !new URLSearchParams(location.search).has('epoch');

const scrub = $('#epoch') ? scrubber(series, () => state.epoch, go) : null;
const look = looking(facts, series, go);
const ask = trying();
const net = wiring ? network(weight => one.choose(weight)) : null;
const one = weighing(base, weight => net?.mark(weight));
const wrong = mistakes(Number(root.dataset.unseen), facts.base, number => ask.take(number));
const health = layerHealth(base);
const spread = distributing(base);
const plane = landscape(base);
const keys = $('#strip') ? strip(facts, series, go) : null;

/** Goes to an epoch, at most the last there is. */
function go(epoch, { follow = false } = {}) {
  const to = Math.max(0, Math.min(series.last, Math.round(epoch)));
  state.following = follow || (root.dataset.live === 'true' && to === series.last && state.following);
  if (to === state.epoch && state.shown >= 0) return;
  state.epoch = to;
  if (!follow) {
    const url = new URL(location.href);
    url.searchParams.set('epoch', to);
    history.replaceState(null, '', url);
  }
  show();
}

function show() {
  if (series.last < 0) {
    look.show(0, -1, null); // the rows are there before the first epoch
    return;
  }
  state.shown = series.keptAtOrBefore(state.epoch);
  scrub?.show(state.epoch);
  readout(facts, series, state.epoch);
  curves(facts, series, state.epoch, go);
  showAnswers();
  showNetwork();
  health.show(state.epoch);
  ask.show(state.shown);
  one.show(state.shown);
  spread.show(state.shown);
  plane.show(state.shown);
  keys?.show(state.epoch, root.dataset.live === 'true');
  if (state.shown >= 0) {
    for (const link of $$('[data-of-epoch]')) link.href = link.href.replace(/epoch=\d+(?=$|#)/, `epoch=${state.shown}`);
    $('#gauge-ask')?.removeAttribute('hidden'); // before the first epoch there was nothing to ask for
    for (const place of $$('[data-shown]')) place.textContent = count(state.shown);
  }
}

/* what the weights of the epoch answer, as far as it is there; again when it has come */
function showAnswers() {
  const frame = state.shown < 0 ? null : pictures.at(state.shown);
  look.show(state.epoch, state.shown, frame);
  if (frame) wrong.show(frame);
}

function showNetwork() {
  if (wiring && state.shown >= 0) net.show(wiring.at(state.shown));
}

/* the same way for what is there already, for what comes, and after a lost connection */
const follow = () => live(async signal => {
  const before = series.last;
  let news;
  do {
    news = await getJson(`${base}/live?after=${series.last}`, signal);
    series.add(news);
  } while (news.more);
  const badge = $('#badge');
  badge.className = `badge ${news.badge.style}`;
  badge.textContent = news.badge.label;
  if (series.last !== before) {
    for (const note of $$('[data-before-epochs]')) note.remove();
    progress(series.last);
    scrub?.grow();
    if (state.following || before < 0) {
      state.epoch = state.following ? series.last : Math.min(state.epoch, series.last);
    }
    pictures.forgetUnfinished();
    wiring?.forgetUnfinished();
    health.grow();
    show();
  }
  const settled = verifying(news.verified);
  if (news.ended && (settled || root.dataset.live === 'true')) await refresh(signal);
  return !news.ended || news.verified.underWay;
});
follow();
verifyInPlace(html => {
  renew(html);
  follow();
});

/* the run has ended: what the server says around the pictures is drawn anew */
async function refresh(signal) {
  const response = await fetch(location.href, { signal });
  if (!response.ok) throw new Error(`the page answered with status ${response.status}`);
  root.dataset.live = 'false';
  renew(await response.text());
}

function renew(html) {
  const fresh = new DOMParser().parseFromString(html, 'text/html');
  for (const part of $$('[data-fresh]')) {
    const other = fresh.querySelector(`[data-fresh="${part.dataset.fresh}"]`);
    if (other) part.replaceWith(document.adoptNode(other));
  }
  dispatchEvent(new CustomEvent('refreshed'));
  show();
}

/* the axes of the plane are chosen by two lists that go together */
$('#axes')?.addEventListener('change', event => {
  const [x, y] = $$('select', event.currentTarget);
  if (!event.target.value) x.value = y.value = '';
  else if (!x.value) x.value = y.value === '0' ? '1' : '0';
  else if (!y.value) y.value = x.value === '0' ? '1' : '0';
  event.currentTarget.elements.epoch.value = state.epoch;
  event.currentTarget.requestSubmit();
});

onDraw(show);
gauge();
