/* Rows of tables that change while somebody reads them: who points at one or has the focus in it keeps it in its place. */
import { $$ } from '../dom.js';
import { morph } from './morph.js';

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

/** Takes rows that are new or have changed, and an order of all in data-order, which waits while the rows are held. */
export function takeRows(body, news) {
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
