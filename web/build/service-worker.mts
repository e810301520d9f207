import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

/** Whose pages work without a network, with what those open in turn. */
const offlineModules =
  /\/web\/(?:main|technician\/|outbox\/|app\/(?:person-menu|notices)|session\/(?:sign-in-again-dialog|sign-in-page)|tickets\/conversation)/;

/**
 * Builds the service worker beside the pages: with the list of the files that a technician's pages consist of, and a version that is
 * the digest of what they are.
 */
export function serviceWorker(): Plugin {
  let root = '';
  return {
    name: 'reglament-service-worker',
    apply: 'build',
    configResolved: (config) => void (root = config.root),
    async generateBundle(_options, bundle) {
      const files = ['/icon.svg', '/index.html', ...filesOf(bundle).map((file) => `/${file}`)].toSorted();
      const code = readFileSync(path.join(root, 'service-worker', 'service-worker.ts'));
      const page = readFileSync(path.join(root, 'index.html'));
      const version = createHash('sha256')
        .update(code)
        .update(page)
        .update(files.join('\n'))
        .digest('hex')
        .slice(0, 16);
      const built = await build({
        configFile: false,
        logLevel: 'warn',
        define: { FILES: JSON.stringify(files), VERSION: JSON.stringify(version) },
        build: {
          write: false,
          target: 'es2022',
          rolldownOptions: {
            input: path.join(root, 'service-worker', 'service-worker.ts'),
            output: { format: 'iife', entryFileNames: 'sw.js' },
          },
        },
      });
      const [output] = Array.isArray(built) ? built : [built];
      if (output === undefined || !('output' in output)) throw new Error('the service worker was not built');
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: output.output[0].code });
    },
  };
}

/** Chunks that hold something of these pages, what those import, and the styles and fonts that come with them. */
function filesOf(bundle: Rolldown.OutputBundle): string[] {
  const found = new Set<string>();
  const take = (name: string): void => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || found.has(name)) return;
    found.add(name);
    for (const file of [...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])])
      found.add(file);
    for (const imported of chunk.imports) take(imported);
  };
  for (const [name, file] of Object.entries(bundle))
    if (file.type === 'chunk' && file.moduleIds.some((id) => offlineModules.test(id))) take(name);
  // Fonts are named by styles alone.
  for (const [name, file] of Object.entries(bundle))
    if (file.type === 'asset' && name.endsWith('.woff2')) found.add(name);
  return [...found];
}
