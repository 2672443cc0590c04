/* The form of a new experiment, live: the server reads, checks and reckons with the same code as when it is sent, and answers with the page
   as it would be; from that the preview and the messages are taken over. What is being typed is never replaced. */
import { $, $$ } from './dom.js';
import { recall, remember } from './form-memory.js';

const form = $('#form');
const WAIT = 250; // ms after the last key
const FOR_CLASSES = ['cross_entropy', 'hinge'];

/** Fields that were left once, or all of them after the form came back with problems. */
const left = new Set();
let told = form.dataset.told === 'true';
let latest; // the last answer, as a document
let waiting = 0;
let asking;

const partOf = element => element.closest('[data-part]');

function ask(soon) {
  clearTimeout(waiting);
  waiting = setTimeout(update, soon ? 0 : WAIT);
}

/* true if its answer is the one that is shown now */
async function update() {
  clearTimeout(waiting);
  waiting = 0;
  asking?.abort();
  const mine = (asking = new AbortController());
  try {
    const response = await fetch(form.dataset.preview, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form)),
      signal: mine.signal,
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const answer = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (mine !== asking) return false;
    latest = answer;
    adopt();
    say('');
    return true;
  } catch (failure) {
    if (failure.name !== 'AbortError') say(`Not up to date: the service did not answer (${failure.message}). What you typed is kept.`);
    return false;
  } finally {
    if (mine === asking) asking = undefined;
  }
}

function say(text) {
  const line = $('#lost');
  line.hidden = !text;
  line.textContent = text;
}

function adopt() {
  // a copy, as the same answer may be adopted again
  $('#preview').replaceChildren(...document.importNode(latest.querySelector('#preview'), true).childNodes);
  $('#start').textContent = latest.querySelector('#start').textContent;
  for (const part of $$('[data-part]', form)) judge(part);
  if (told) summarize();
}

/** Takes over what the last answer says of one field, if it was left once; a message that is shown goes as soon as it is out of date. */
function judge(part) {
  const id = part.dataset.part;
  const now = latest?.getElementById(`${id}-msg`);
  const shown = document.getElementById(`${id}-msg`);
  if (!now || !shown) return;
  const wrong = now.classList.contains('err');
  if (wrong && !told && !left.has(id)) return;
  if (shown.outerHTML !== now.outerHTML) shown.replaceWith(document.importNode(now, true));
  part.classList.toggle('bad', wrong);
  const control = document.getElementById(id);
  if (!control?.matches('input, select, textarea')) return;
  if (wrong) control.setAttribute('aria-invalid', 'true');
  else control.removeAttribute('aria-invalid');
}

function summarize() {
  const shown = $('#errors');
  const now = latest.getElementById('errors');
  $('#before').textContent = latest.getElementById('before').textContent;
  if (shown && now && shown.textContent !== now.textContent) shown.replaceChildren(...document.importNode(now, true).childNodes);
  if (shown) shown.hidden = !now;
  else if (now) form.prepend(document.importNode(now, true));
}

/** Shows the fields of the chosen data set; a loss that does not fit its task makes way for the one that does. */
function choose(radio) {
  for (const field of $$('[data-kind]', form)) field.hidden = field.dataset.kind !== radio.value;
  const loss = document.getElementById('training.loss');
  const values = radio.dataset.values === 'true';
  if (values && FOR_CLASSES.includes(loss.value)) {
    loss.dataset.made = loss.value;
    loss.value = 'mse';
  } else if (!values && loss.dataset.made) {
    loss.value = loss.dataset.made;
    delete loss.dataset.made;
  }
}

form.addEventListener('input', event => {
  if (event.target.name === 'dataset.kind') choose(event.target);
  if (event.target.id === 'training.loss') delete event.target.dataset.made;
  ask(event.target.matches('[type=radio], [type=checkbox], select'));
});

form.addEventListener('focusout', event => {
  const part = partOf(event.target);
  if (!part || part.contains(event.relatedTarget)) return;
  left.add(part.dataset.part);
  if (waiting) ask(true);
  else judge(part);
});

for (const button of $$('[data-fill]', form)) {
  button.addEventListener('click', () => {
    const field = document.getElementById(button.dataset.fill);
    field.value = button.dataset.with;
    left.add(button.dataset.fill);
    ask(true);
  });
}

let sent = false;
let checked = false;
form.addEventListener('submit', async event => {
  if (sent && !checked) event.preventDefault(); // the second press of a double click; the key in the form would catch it as well
  if (sent) return;
  sent = true;
  $('#start').setAttribute('aria-disabled', 'true');
  remember(form);
  if (event.submitter?.hasAttribute('formaction')) return; // the search for a rate needs less of the form
  // what is wrong is told on this page: one that answers what was sent would stand in the history, and no browser goes back to it
  event.preventDefault();
  if (await update() && latest.getElementById('errors')) {
    told = true;
    adopt();
    for (const part of $$('.bad', form)) part.closest('details')?.setAttribute('open', '');
    $('#errors').focus();
    release();
  } else {
    checked = true;
    form.requestSubmit(event.submitter);
  }
});

function release() {
  sent = checked = false;
  $('#start').removeAttribute('aria-disabled');
}

addEventListener('pageshow', event => {
  if (event.persisted) release();
});

// whoever comes back finds what was sent; a browser may have filled the form in again after a reload, too
if (recall(form)) ask(true);
const chosen = $('[name="dataset.kind"]:checked', form);
if (chosen) choose(chosen);
($('#conflict') ?? $('#errors'))?.focus();
