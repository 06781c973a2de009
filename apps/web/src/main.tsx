/** Starts the page: fonts, colors, queries, routes, and the service worker that keeps the app shell for offline use. */
import '@fontsource-variable/atkinson-hyperlegible-next/index.css';
import '@mantine/core/styles.layer.css';
import './ui/tokens.css';
import './ui/common.css';
import './ui/forced-colors.css';
import './ui/plan-text.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api.ts';
import { askForCopies } from './live/local-copy.ts';
import { router } from './routes.tsx';
import { theme, variablesOfTheHouse } from './ui/theme.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

/** The nonce that the server wrote into this page and into its Content-Security-Policy. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

// The library that holds the page still under a dialog asks for it by this name.
Object.assign(globalThis, { __webpack_nonce__: nonce });

// A plan's page comes while the frame around it is drawn and not after it; also where signing in will lead to one.
if (/(\/|%2F)plans(\/|%2F)/i.test(location.href)) {
  import('./pages/PlanPage.tsx').catch(() => {});
  askForCopies();
}

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={variablesOfTheHouse}
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
