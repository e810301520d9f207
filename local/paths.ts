import path from 'node:path';

/** The checkout's own folder. */
export const root = path.dirname(__dirname);

/** Node's arguments before a TypeScript file of this checkout. */
export const typescript = ['--require', path.join(__dirname, 'typescript', 'run.cjs')];
