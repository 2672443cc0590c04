/* Completion of filters such as `lr > 0.01 and init = he_normal`: what can stand where the caret is. Pure. */

const SIGNS = ['=', '!=', '<', '<=', '>', '>='];
const WORD = /[\p{L}\p{N}_.:%+-]/u;
const PIECE = /"[^"]*"?|'[^']*'?|<=|>=|!=|==|[=<>≤≥≠(),]|[\p{L}\p{N}_.:%+−-]+|\S/gu;
const JOINS = ['and', 'or'];

/**
 * What fits at the caret of a text.
 *
 * columns: [{ name, label, choices? }], choices only of words.
 * Returns { from, to, options: [{ text, note }] }: an option replaces the characters from `from` to `to`.
 */
export function completions(text, caret, columns) {
  let from = caret;
  while (from > 0 && WORD.test(text[from - 1])) from--;
  let to = caret;
  while (to < text.length && WORD.test(text[to])) to++;
  const begun = text.slice(from, caret).toLowerCase();
  const before = text.slice(0, from).match(PIECE) ?? [];
  const options = expected(before, columns)
    .filter(option => option.text.toLowerCase().startsWith(begun))
    .filter(option => option.text.toLowerCase() !== begun || to > caret);
  return { from, to, options };
}

/* reads the pieces before the caret and says what may come next */
function expected(pieces, columns) {
  const names = columns.map(({ name, label }) => ({ text: name, note: label }));
  const start = [...names, { text: 'not', note: 'the opposite' }];
  let state = { next: 'name', column: null };
  for (const piece of pieces) state = step(state, piece, columns);
  switch (state.next) {
    case 'name': return start;
    case 'sign': return signs(state.column);
    case 'value': return values(state.column);
    case 'open': return [{ text: '(', note: 'a list of values' }];
    case 'join': return JOINS.map(join => ({ text: join, note: join === 'and' ? 'both' : 'either' }));
    default: return [];
  }
}

function step(state, piece, columns) {
  const lower = piece.toLowerCase();
  switch (state.next) {
    case 'name': {
      if (piece === '(' || lower === 'not') return state;
      const column = columns.find(({ name }) => name === lower);
      return { next: column ? 'sign' : 'nothing', column };
    }
    case 'sign':
      if (lower === 'in') return { ...state, next: 'open' };
      return { ...state, next: 'value', list: false };
    case 'open': return { ...state, next: 'value', list: true };
    case 'value': return { ...state, next: state.list ? 'comma' : 'join' };
    case 'comma':
      return { ...state, next: piece === ',' ? 'value' : 'join', list: piece === ',' };
    case 'join':
      if (piece === ')') return state;
      return JOINS.includes(lower) ? { next: 'name', column: null } : { next: 'nothing' };
    default: return state;
  }
}

const signs = column => [
  ...(column.choices ? ['=', '!='] : SIGNS).map(text => ({ text, note: '' })),
  { text: 'in', note: 'one of several' },
];

const values = column => [
  ...(column.choices ?? []).map(text => ({ text, note: '' })),
  { text: 'none', note: 'where there is none' },
];

/** The text and caret after taking an option; a blank follows it, as something always does. */
export function take(text, { from, to }, option) {
  const rest = text.slice(to).replace(/^ /, '');
  return { text: `${text.slice(0, from)}${option.text} ${rest}`, caret: from + option.text.length + 1 };
}
