import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { openApiDocument } from '../api/openapi/document';
import { routes } from '../api/routes';
import { root } from './paths';

/** Where the pages' types of the API are kept. */
export const apiTypesFile = path.join(root, 'web', 'api', 'document.d.ts');

/** The types of the API as the routes now declare it, for the pages in the browser. @returns the source of a declaration file */
export async function apiTypes(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'reglament-api-types-'));
  try {
    const document = path.join(folder, 'openapi.json');
    const types = path.join(folder, 'document.d.ts');
    await writeFile(document, JSON.stringify(openApiDocument(routes)));
    const program = path.join(root, 'node_modules', 'openapi-typescript', 'bin', 'cli.js');
    await promisify(execFile)(process.execPath, [program, document, '-o', types]);
    return await readFile(types, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `npm run api-types`: writes them anew after a route has changed. */
if (require.main === module) {
  apiTypes()
    .then((source) => writeFile(apiTypesFile, source))
    .catch((error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    });
}
