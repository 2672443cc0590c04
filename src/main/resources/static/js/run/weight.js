/* One weight of the network and its chain rule: told by the server when a weight is chosen, and again where the slider rests. */
import { $ } from '../dom.js';
import { parts } from './parts.js';

const KEYS = ['layer', 'from', 'to', 'row'];

/** told(weight) hears which weight stands there, { layer, from, to } from 1 with 0 for the bias. Returns { show(epoch), choose(weight) }. */
export function weighing(base, told) {
  let epoch = -1;
  const part = parts('weight');
  const chosen = () => $('#weight').dataset.of?.split(',').map(Number);
  const row = () => $('#weight-choice [name=row]')?.value;

  const ask = (query, focus) => part(`${base}/weight?${new URLSearchParams({ epoch, ...query })}`, fresh => {
    put(fresh, focus);
    if (query.layer) remember();
  });

  function put(fresh, focus) {
    const name = $('#weight').contains(document.activeElement) ? document.activeElement.name || 'title' : '';
    $('#weight').replaceWith(document.adoptNode(fresh));
    const place = focus || name === 'title' ? $('.weighttitle') : name && $(`#weight [name=${name}]`);
    if (place) place.focus({ preventScroll: !focus });
    tell();
  }

  function tell() {
    const of = chosen();
    told(of ? { layer: of[0], from: of[1], to: of[2] } : null);
  }

  function remember() {
    const url = new URL(location.href);
    const values = [...chosen() ?? [], row()];
    KEYS.forEach((key, i) => (values[i] == null ? url.searchParams.delete(key) : url.searchParams.set(key, values[i])));
    history.replaceState(null, '', url);
  }

  const inForm = (names, form) => Object.fromEntries(names.filter(name => form.elements[name]?.value).map(name => [name, form.elements[name].value]));
  document.addEventListener('change', event => {
    const form = event.target.form;
    if (form?.id === 'weight-choice') ask(inForm(event.target.name === 'row' ? KEYS : KEYS.slice(0, 3), form));
  });
  document.addEventListener('submit', event => {
    if (event.target.id !== 'weight-choice') return;
    event.preventDefault();
    ask(inForm(KEYS, event.target), true);
  });
  document.addEventListener('click', event => {
    const link = event.target.closest('[data-weight]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const query = new URL(link.href).searchParams;
    ask(Object.fromEntries(KEYS.filter(key => query.has(key)).map(key => [key, query.get(key)])), true);
  });
  tell();

  return {
    show(to) {
      if (to < 0 || to === epoch) return;
      const first = epoch < 0;
      epoch = to;
      const of = chosen();
      const place = $('#weight-choice [name=epoch]');
      if (first && place?.value === String(to)) return;
      if (place) place.value = to;
      if (!of && (place || $('#weight').dataset.refused)) return;
      part.rest(() => ask(of ? { layer: of[0], from: of[1], to: of[2], row: row() } : {}));
    },
    choose: weight => ask(weight),
  };
}
