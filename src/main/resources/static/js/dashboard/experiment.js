/* The page of one experiment: charts, the wall's keys, choices without a reload, and what is new every second while something runs. */
import { $ } from '../dom.js';
import { onDraw } from '../draw.js';
import { onKey } from '../keys.js';
import { listenToBrushes } from './brushing.js';
import { chartsAreOld, drawCharts } from './charts.js';
import { equipFilter, listenToFilter } from './combobox.js';
import { describeCells } from './seen.js';
import { listenToSelection, showSelection } from './select.js';
import { show, view } from './view.js';
import { listenToWall, oneTabStop } from './wall.js';

const PAUSE = 1000;

function changed({ partly }) {
  if (!partly || chartsAreOld()) drawCharts();
  oneTabStop();
  equipFilter();
  showSelection();
  describeCells();
}

onDraw(drawCharts);
oneTabStop();
equipFilter();
showSelection();
describeCells();
listenToWall(cells => {
  const url = new URL(location.href);
  if (cells.length) url.searchParams.set('cell', cells.join(','));
  else url.searchParams.delete('cell');
  show(url.href.replaceAll('%2C', ','), changed, PAUSE);
});
listenToFilter();
listenToBrushes((address, replace) => show(address, changed, PAUSE, replace));
listenToSelection();
view({ pause: PAUSE, changed });
onKey(['←', '↑', '→', '↓'], 'Move inside the wall; with Shift choose along the way', () => false);
onKey(['Shift', '←', '→'], 'Values at a place, where a chart has the focus; ↑ and ↓ go to another', () => false);
onKey(['Ctrl', 'Enter'], 'Add a cell to the chosen ones, or take it away', () => false);
onKey(['Esc'], 'Show all cells', event => {
  const clear = $('#clear');
  if (event.key !== 'Escape' || !clear) return false;
  clear.click();
  return true;
});
