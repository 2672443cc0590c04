/* What a form held when it was sent, kept with its place in the history, so that the Back button finds it as it was left. */

const typed = control => control.name && !/^(hidden|submit|button|file)$/.test(control.type);
const ticked = control => /^(radio|checkbox)$/.test(control.type);

/**
 * Keeps what is in the form. A page that answers what was sent cannot be gone back to; the form's own, data-self, takes its place. Sent again as
 * it was, after Back, it goes under the same submission key, and leads to what was made then.
 */
export function remember(form) {
  const fields = [...form.elements].filter(control => typed(control) && (!ticked(control) || control.checked))
    .map(({ name, value }) => [name, value]);
  const key = form.elements.namedItem('submission');
  if (JSON.stringify(fields) === JSON.stringify(history.state?.fields)) key.value = history.state.key;
  const own = new URL(form.dataset.self, location.href);
  const address = own.pathname === location.pathname ? location.href : own;
  history.replaceState({ ...history.state, fields, key: key.value }, '', address);
}

/** Fills the form with what was kept here; false if nothing was. */
export function recall(form) {
  const fields = history.state?.fields;
  if (!fields) return false;
  for (const control of [...form.elements].filter(typed)) {
    const values = fields.filter(([name]) => name === control.name).map(([, value]) => value);
    if (ticked(control)) control.checked = values.includes(control.value);
    else if (values.length) [control.value] = values;
  }
  return true;
}
