/**
 * How the page is built: one app shell that a service worker keeps for offline use, and no inline script, style or data
 * address, so that the Content-Security-Policy can be strict.
 *
 * The API's routes come from the contract at build time, without its validators: the page itself knows the contract's
 * types alone.
 */
import { minifyContractRouter } from '@orpc/contract';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const server = 'http://127.0.0.1:4400';

/** `virtual:routes`: method and path of every route of the contract. */
function routesOfTheContract(): Plugin {
  const name = 'virtual:routes';
  return {
    name: 'tangram-routes',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return;
      const { contract } = await import('@tangram/contract');
      return `export default ${JSON.stringify(minifyContractRouter(contract))}`;
    },
  };
}

export default defineConfig({
  plugins: [
    react(),
    routesOfTheContract(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: null,
      includeAssets: ['tangram.svg'],
      manifest: {
        name: 'Tangram',
        short_name: 'Tangram',
        description: 'Where the math teachers of a network plan together.',
        start_url: '/',
        display: 'standalone',
        background_color: '#f6f4ef',
        theme_color: '#2b5f8a',
        icons: [{ src: '/tangram.svg', sizes: 'any', type: 'image/svg+xml' }],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,woff2}'],
        // The page alone: nothing that anybody wrote, and no socket, ever comes from the worker's cache.
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/api(\/|$)/, /^\/live(\/|$)/],
        cleanupOutdatedCaches: true,
        clientsClaim: true,
      },
    }),
  ],
  build: {
    assetsInlineLimit: 0,
    target: 'es2023',
    modulePreload: { polyfill: false },
    // What every page needs at once is one file: in a dozen small ones it compresses worse by 7 kB.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } } },
  },
  server: {
    // The server takes changes and sockets from its own origin alone, and here it is Vite that brings them.
    proxy: {
      '/api': { target: server, headers: { origin: server } },
      '/live': { target: server, headers: { origin: server }, ws: true },
    },
  },
});
