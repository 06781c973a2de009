/**
 * Makes the page light or dark before anything is painted: as it was chosen on this device (theme.ts and its library keep the choice under
 * this name), else as the device is. The scripts come later, and a page that was light until then would dazzle in a dark room.
 */
{
  let chosen = null;
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // A browser that keeps nothing has nothing chosen.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
}
