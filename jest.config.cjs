// Packages that are ES modules only: node can require them, jest must transform them.
const esModules = [
  'better-auth',
  '@better-auth',
  '@better-fetch',
  'better-call',
  'rou3',
  'nanostores',
  'jose',
  '@noble',
  'uncrypto',
  'defu',
  'kysely',
  'zod',
  '@prisma/schema-engine-wasm',
  'file-type',
  'strtok3',
  'token-types',
  '@tokenizer',
  '@borewit',
  'uint8array-extras',
];

/** @type {import('jest').Config} */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  runtime: '<rootDir>/test/support/jest-runtime.cjs',
  testSequencer: '<rootDir>/test/support/jest-order.cjs',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.(ts|mjs|js)$': [
      '@swc/jest',
      { swcrc: false, jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/\\.reglament'],
  // No promise is one of speed: only what hangs is ended.
  testTimeout: 240_000,
  // So long is a worker waited for: what is left open holds it for ever, and a machine that is busy for more than half a second.
  workerGracefulExitTimeout: 20_000,
  watchman: false,
};
