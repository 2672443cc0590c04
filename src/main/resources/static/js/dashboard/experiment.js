/* The page of one experiment: charts, the wall's keys, choices without a reload, and what is new every second while something runs. */
import { $ } from '../dom.js';
import { onDraw } from '../draw.js';
import { onKey } from '../keys.js';
import { drawCharts } from './charts.js';
import { equipFilter, listenToFilter } from './combobox.js';
import { listenToSelection, showSelection } from './select.js';
import { view } from './view.js';
import { listenToWall, oneTabStop } from './wall.js';

function changed() {
  drawCharts();
  oneTabStop();
  equipFilter();
  showSelection();
}

onDraw(drawCharts);
oneTabStop();
equipFilter();
showSelection();
listenToWall();
listenToFilter();
listenToSelection();
view({ pause: 1000, changed });
onKey(['←', '↑', '→', '↓'], 'Move inside the wall', () => false);
onKey(['Esc'], 'Show all cells', event => {
  const clear = $('#clear');
  if (event.key !== 'Escape' || !clear) return false;
  clear.click();
  return true;
});
