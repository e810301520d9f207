import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The checkout's own folder. */
export const root = path.dirname(__dirname);

/** Node's arguments before a TypeScript file of this checkout. */
export const tsx = ['--import', pathToFileURL(path.join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href];
