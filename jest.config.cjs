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
];

/** @type {import('jest').Config} */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
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
  maxWorkers: 2,
  testTimeout: 30_000,
  watchman: false,
};
