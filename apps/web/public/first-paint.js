/**
 * What cannot wait until the page's scripts have come.
 *
 * The page is light or dark before anything is painted: as it was chosen on this device (theme.ts and its library keep the choice under
 * this name), else as the device is. A page that was light until then would dazzle in a dark room.
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

/** Whoever waits longer than usual is told what for. Drawn at once, the sentence would keep the page itself waiting. */
setTimeout(() => document.querySelector('.starting')?.removeAttribute('hidden'), 600);

/** Where a plan is opened, or signing in will lead to one (main.tsx asks the same), its page is on the way before anybody asks for it. */
if (/(\/|%2F)plans(\/|%2F)/i.test(location.href)) {
  const files = document.querySelector('meta[name="plan-page"]')?.content.split(' ') ?? [];
  for (const file of files) {
    const link = document.createElement('link');
    if (file.endsWith('.css')) Object.assign(link, { rel: 'preload', as: 'style', crossOrigin: '' });
    else link.rel = 'modulepreload';
    link.href = file;
    document.head.append(link);
  }
}
