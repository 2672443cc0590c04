/* What every page does: switch between light and dark, keys and their help, pictures of data, copying. */
import { $ } from './dom.js';
import { onDraw, redraw } from './draw.js';
import { jumps } from './jump.js';
import { listen } from './keys.js';
import { thumbs } from './thumbs.js';

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

$('#theme')?.addEventListener('click', () => {
  const theme = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // storage is switched off: the choice holds for this page
  }
  redraw();
});

/* <button class="btn plain copy js-only" data-copy="the text">Copy</button>, also in parts that come later */
document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  button.dataset.words ??= button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Not allowed here';
  }
  setTimeout(() => (button.textContent = button.dataset.words), 2000);
});

listen();
jumps();
onDraw(() => thumbs());
