/* Brushes on the axes of parallel coordinates are conditions of the filter, and the other way round: "lr >= 0.01 and lr <= 1". Pure. An
   axis is as the server has it, with the name that filters use; a brush is { min, max } in its units, of a category in places. */
import { rate } from '../format.js';

/** The conditions of a filter that are joined by "and" outside of all brackets; null if others are joined by "or" there. */
export function conditions(text) {
  const parts = [''];
  let depth = 0;
  for (const [token] of text.matchAll(/"[^"]*"?|'[^']*'?|“[^”]*”?|[()]|\s+|[^\s()"'“]+/g)) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (depth === 0 && /^or$/i.test(token)) return null;
    if (depth === 0 && /^and$/i.test(token)) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts.map(part => part.trim()).filter(Boolean);
}

/* what a condition says of an axis: { min }, { max } or both; null if it is no brush of it */
function ofAxis(condition, axis) {
  const compared = condition.match(/^([\w.]+)\s*(>=|<=)\s*(\S+)$/);
  if (compared && !axis.ids) {
    const v = Number(compared[3]);
    if (compared[1].toLowerCase() !== axis.name || !Number.isFinite(v)) return null;
    return compared[2] === '>=' ? { min: v } : { max: v };
  }
  const listed = condition.match(/^([\w.]+)\s+in\s*\((.*)\)$/i);
  if (!listed || !axis.ids || listed[1].toLowerCase() !== axis.name) return null;
  const places = listed[2].split(',').map(id => axis.ids.indexOf(id.trim().replace(/^["'“]|["'”]$/g, ''))).sort((a, b) => a - b);
  const inRow = places[0] >= 0 && places.every((place, i) => place === places[0] + i);
  return inRow ? { min: places[0], max: places[places.length - 1] } : null;
}

/** The brush on an axis that a filter stands for; null if there is none. */
export function brushOf(text, axis) {
  const found = (conditions(text) ?? []).map(condition => ofAxis(condition, axis)).filter(Boolean);
  if (!found.length) return null;
  const brush = Object.assign({ min: axis.min, max: axis.max }, ...found);
  return { min: Math.max(axis.min, brush.min), max: Math.min(axis.max, brush.max) };
}

/** The filter with a brush on an axis in place of the one there, or without any if it is null or lets everything through. */
export function withBrush(text, axis, brush) {
  const whole = conditions(text);
  const rest = whole ? whole.filter(condition => !ofAxis(condition, axis)) : [`(${text.trim()})`];
  return [...rest, ...(brush ? written(axis, brush) : [])].join(' and ');
}

function written(axis, { min, max }) {
  if (axis.ids) {
    const ids = axis.ids.slice(Math.ceil(min - 1e-9), Math.floor(max + 1e-9) + 1);
    if (!ids.length || ids.length === axis.ids.length) return [];
    return [`${axis.name} in (${ids.map(id => (/^[a-z_]+$/.test(id) ? id : `"${id}"`)).join(', ')})`];
  }
  // an end of the axis stands for whatever lies beyond it as well: what is not finite
  return [
    ...(min > axis.min ? [`${axis.name} >= ${rate(rounded(min, Math.floor))}`] : []),
    ...(max < axis.max ? [`${axis.name} <= ${rate(rounded(max, Math.ceil))}`] : []),
  ];
}

/* to three figures, outwards, so that what was under the brush stays in it */
function rounded(v, way) {
  if (v === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(v))) - 2);
  const nearest = Math.round(v / unit);
  return Number(((Math.abs(v / unit - nearest) < 1e-6 ? nearest : way(v / unit)) * unit).toPrecision(3));
}
