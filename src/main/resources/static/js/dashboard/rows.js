/* Rows of tables that change while somebody reads them: who points at one or has the focus in it keeps it in its place. */
import { $$, painted } from '../dom.js';
import { morph } from './morph.js';

/* a small machine lays out so many, and all below them anew, in a tenth of a second */
const AT_ONCE = 150;
const unfinished = new WeakMap();

const held = body => body.matches(':hover') || body.contains(document.activeElement);

/** Before a whole new page replaces this one: puts its rows into the order of those that are held; new ones come after. */
export function keepRowsInPlace(fresh) {
  for (const body of $$('[data-rows]')) {
    if (!held(body)) continue;
    const newBody = $$('[data-rows]', fresh)[$$('[data-rows]').indexOf(body)];
    if (!newBody) continue;
    const rows = new Map([...newBody.children].map(row => [row.id, row]));
    const order = [...body.children].map(row => rows.get(row.id)).filter(Boolean);
    newBody.prepend(...order);
  }
}

/**
 * Gives a body the rows of a newer one in their order: few at once, thousands from the top in the frames that follow, after which
 * `done` is called. Rows that are the same stay the same elements.
 */
export async function putRows(body, newBody, done) {
  delete body.dataset.order;
  const steps = arrange(body, [...newBody.children]);
  unfinished.set(body, steps);
  if (steps.next().done) return;
  do {
    await painted();
    if (unfinished.get(body) !== steps) return; // other rows were asked for meanwhile, or these were needed at once
  } while (!steps.next().done);
  done();
}

function* arrange(body, wanted) {
  if (wanted.length > AT_ONCE) yield;
  const rows = new Map([...body.children].map(row => [row.id, row]));
  const ids = new Set(wanted.map(row => row.id));
  for (const [id, row] of rows) if (!ids.has(id)) row.remove();
  let at = body.firstElementChild;
  for (const [place, fresh] of wanted.entries()) {
    if (place && place % AT_ONCE === 0) yield;
    const row = rows.get(fresh.id) ?? document.importNode(fresh, true);
    if (!row.isEqualNode(fresh)) morph(row, fresh);
    if (row === at) at = at.nextElementSibling;
    else body.insertBefore(row, at);
  }
}

/* what is left of putRows, at once */
function settle(body) {
  const steps = unfinished.get(body);
  unfinished.delete(body);
  while (steps && !steps.next().done);
}

/** Takes rows that are new or have changed, and an order of all in data-order, which waits while the rows are held. */
export function takeRows(body, news) {
  settle(body);
  const rows = new Map([...body.children].map(row => [row.id, row]));
  for (const fresh of news.children) {
    const row = rows.get(fresh.id);
    if (row) {
      morph(row, fresh);
    } else {
      const added = document.importNode(fresh, true);
      rows.set(added.id, added);
      body.append(added);
    }
  }
  if (news.dataset.order !== undefined) body.dataset.order = news.dataset.order;
  if (body.dataset.order === undefined) return;
  const order = body.dataset.order.split(' ').filter(Boolean);
  const wanted = new Set(order);
  for (const [id, row] of rows) if (!wanted.has(id)) row.remove();
  if (held(body)) return;
  let at = body.firstElementChild;
  for (const id of order) {
    const row = rows.get(id);
    if (row === at) at = at.nextElementSibling;
    else if (row) body.insertBefore(row, at);
  }
  delete body.dataset.order;
}
