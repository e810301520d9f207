import { defineConfig } from 'vite';
import { compressed } from './build/compressed.mts';
import { mantineParts, mantineWhole } from './build/mantine-parts.mts';
import { serviceWorker } from './build/service-worker.mts';

/** Where `npm run dev` finds the API. */
const api = process.env['API_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  build: {
    target: 'es2022',
    // These know light-dark() themselves.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Everything under assets/ bears the digest of its content in its name.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    emptyOutDir: true,
    rolldownOptions: {
      output: {
        // What the frame needs is one file: each costs a request.
        codeSplitting: { groups: [{ name: 'frame', tags: ['$initial'] }] },
      },
      // Packages say "use client" to frameworks that render on a server; here is none.
      onwarn: (warning, warn) => void (warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning)),
    },
  },
  plugins: [mantineParts(), mantineWhole(), serviceWorker(), compressed()],
  server: {
    port: 5173,
    host: '127.0.0.1',
    // The host stays as it came: the API refuses requests of other origins.
    proxy: { '/api/v1': { target: api, changeOrigin: false }, '/press': { target: api, changeOrigin: false } },
  },
});
