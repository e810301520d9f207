import '@fontsource-variable/golos-text';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import './app/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { takeNewBuild } from './app/take-new-build';

// After an upgrade the parts of an open page are gone from the server: the page is asked for anew, once. Drafts are kept.
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('reglament.reloaded') ?? 0);
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem('reglament.reloaded', String(Date.now()));
  event.preventDefault();
  void takeNewBuild(navigator.serviceWorker, () => window.location.reload());
});

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
