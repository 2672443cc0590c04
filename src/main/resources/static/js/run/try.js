/* A row that somebody makes up, and what the network of the chosen epoch answers. */
import { $, $$ } from '../dom.js';
import { getJson } from '../live.js';
import { number, percent, value } from '../format.js';
import { pad } from './pad.js';

/** Returns { show(epoch) }: asks again whenever the epoch or the row changes, one question at a time and the last one always. */
export function trying() {
  const panel = $('#try');
  const fields = $$('[data-feature]', panel);
  const typed = $('#typed', panel);
  const picture = $('#pad', panel) ? pad($('#pad', panel), changed) : null;
  let epoch = -1;
  let asking = false;
  let due = false;

  function row() {
    if (picture) return picture.pixels();
    if (typed) return typed.value.split(/[,\s]+/).filter(Boolean).map(Number);
    return fields.map(field => field.valueAsNumber);
  }

  function put(values) {
    if (picture) picture.take(values);
    else if (typed) typed.value = values.join(', ');
    else fields.forEach((field, i) => (field.value = String(values[i])));
  }

  function changed() {
    $('#truth').textContent = '';
    ask();
  }

  async function ask() {
    if (epoch < 0) return;
    due = asking;
    if (asking) return;
    asking = true;
    await answer().catch(failure => {
      console.info('An answer could not be had:', failure.message);
      say('No answer: the service cannot be reached');
    });
    asking = false;
    if (due) ask();
  }

  async function answer() {
    if (picture?.empty()) return say('Nothing drawn yet');
    const values = row();
    const wrong = values.findIndex(v => !Number.isFinite(v));
    fields.forEach((field, i) => field.setAttribute('aria-invalid', i === wrong));
    if (wrong >= 0) {
      const name = fields[wrong]?.labels[0].textContent ?? `Value ${wrong + 1}`;
      return say(`${name}: not a number. Write one, for example 0.1`);
    }
    const response = await fetch(`${panel.dataset.api}?epoch=${epoch}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ rows: [values] }),
    });
    const body = await response.json();
    if (response.ok) tell(body.classes, body.predictions[0]);
    else say(body.detail ?? `The service answered with status ${response.status}`);
  }

  function say(words) {
    $('#said').textContent = words;
    $('#unlike').textContent = '';
    $('#bars')?.classList.add('blank');
  }

  function tell(classes, { label, value: predicted, probabilities, outputs, class: winner }) {
    if (!classes.length) {
      return say(`Predicted value: ${number(value(predicted))}`);
    }
    const shares = probabilities?.map(value);
    if (!(shares ?? outputs.map(value)).every(Number.isFinite)) return say('No answer: what the network gives is not finite at this epoch');
    say(shares ? `${label}, ${percent(shares[winner])}` : label);
    const bars = $('#bars');
    bars.hidden = !shares;
    if (!shares) {
      $('#unlike').textContent = `The largest output decides${outputs.length === 1 ? ', or the side of its middle' : ''}: ${outputs.map(v => number(value(v))).join(', ')}. These are no probabilities, as cross-entropy was not the loss.`;
      return;
    }
    bars.classList.remove('blank');
    $$('tbody tr', bars).forEach((line, k) => {
      line.classList.toggle('won', k === winner);
      $('.fill', line).setAttribute('width', Number.isFinite(shares[k]) ? 100 * shares[k] : 0);
      $('.num', line).textContent = percent(shares[k]);
    });
  }

  panel.addEventListener('input', changed);
  $('#row', panel).addEventListener('submit', event => event.preventDefault());
  $('#clear', panel)?.addEventListener('click', () => picture.clear());
  async function take(row) {
    try {
      const example = await getJson(`${panel.dataset.rows}?number=${row}`);
      put(example.x);
      changed();
      $('#truth').textContent = `This row is ${example.truth}; the network ${example.seen ? 'was trained on it' : 'was not trained on it'}.`;
    } catch (failure) {
      say(`No row could be had: ${failure.message}`);
    }
  }

  $('#example', panel).addEventListener('click', () => take(Math.floor(Math.random() * Number(panel.dataset.examples))));

  return {
    /** Takes a row of the data by its number, and shows where. */
    take(row) {
      panel.scrollIntoView({ block: 'nearest' });
      return take(row);
    },
    show(shown) {
      if (shown === epoch) return;
      epoch = shown;
      ask();
    },
  };
}
