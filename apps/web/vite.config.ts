/**
 * How the page is built: one app shell that a service worker keeps for offline use, and no inline script, style or data
 * address, so that the Content-Security-Policy can be strict.
 *
 * The API's routes come from the contract at build time, without its validators: the page itself knows the contract's
 * types alone.
 */
import { fileURLToPath } from 'node:url';
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

/** `<meta name="plan-page">`: the files that a plan's page consists of. `first-paint.js` asks for them where a plan is opened. */
function filesOfThePlanPage(): Plugin {
  return {
    name: 'tangram-plan-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const files = new Set<string>();
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || chunk.name !== 'PlanPage') continue;
          for (const name of [chunk.fileName, ...chunk.imports]) {
            const part = bundle[name];
            if (part?.type !== 'chunk' || part.name === 'index') continue;
            for (const file of [name, ...(part.viteMetadata?.importedCss ?? [])]) files.add(`/${file}`);
          }
        }
        return [{ tag: 'meta', attrs: { name: 'plan-page', content: [...files].join(' ') }, injectTo: 'head-prepend' }];
      },
    },
  };
}

/** From where people come to a plan. */
const pagesAround = [
  'DeskPage',
  'PlansPage',
  'InboxPage',
  'SettingsPage',
  'StandardsPage',
  'ImportPage',
  'NewPlanDialog',
];

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** Whether one of these files of this folder imports a module at once, itself or by what it imports. */
function importedBy(files: readonly string[]): (id: string, modules: Modules) => boolean {
  let all: Set<string> | null = null;
  return (id, modules) => {
    if (all === null) {
      all = new Set();
      const open = files.map((file) => fileURLToPath(new URL(file, import.meta.url)));
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (all.has(next)) continue;
        all.add(next);
        open.push(...(modules.getModuleInfo(next)?.importedIds ?? []));
      }
    }
    return all.has(id);
  };
}

const isForEveryPage = importedBy(['index.html']);
const isForPagesAround = importedBy(pagesAround.map((name) => `src/pages/${name}.tsx`));

export default defineConfig({
  plugins: [
    react(),
    routesOfTheContract(),
    filesOfThePlanPage(),
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
    // What is needed at once is one script for every page, and one more for a plan's page, an entry of its own for that reason: on a slow
    // computer each of thirty small ones takes as long to arrive as to run, and they compress worse. What other pages have in common
    // with the plan's is apart, so that they do not wait for it.
    rolldownOptions: {
      input: { index: 'index.html', PlanPage: 'src/pages/PlanPage.tsx' },
      output: {
        codeSplitting: {
          groups: [
            { name: (id, modules) => (isForEveryPage(id, modules) ? 'start' : null), tags: ['$initial'], priority: 2 },
            {
              name: (id, modules) => (isForPagesAround(id, modules) ? 'pages' : null),
              tags: ['$initial'],
              priority: 1,
            },
            { name: 'plan', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: {
    // The server takes changes and sockets from its own origin alone, and here it is Vite that brings them.
    proxy: {
      '/api': { target: server, headers: { origin: server } },
      '/live': { target: server, headers: { origin: server }, ws: true },
    },
  },
});
