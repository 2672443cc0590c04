/* Runs before the first paint, so it is a small classic script and not a module: it sets the theme that was chosen
   (?theme=dark for this page, or the one kept by the switch), and marks the root as having script. */
(() => {
  const root = document.documentElement;
  root.classList.add('js');
  let theme = new URLSearchParams(location.search).get('theme');
  if (!theme) {
    try {
      theme = localStorage.getItem('theme');
    } catch {
      theme = null; // storage is switched off: the system's theme is right
    }
  }
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
})();
