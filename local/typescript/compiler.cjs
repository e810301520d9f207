// TypeScript of this checkout as the JavaScript that Node runs: compiled by swc, as jest and Temporal's bundler do, and kept
// under node_modules/.cache. A kept file names the digest of what it was made from, so a stale one is never run, and a
// program whose files are all kept never loads the compiler.
const { createHash, randomUUID } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const root = path.dirname(path.dirname(__dirname));
const kept = path.join(root, 'node_modules', '.cache', 'reglament', 'compiled');
const compilerVersion = JSON.parse(
  readFileSync(path.join(root, 'node_modules', '@swc', 'core', 'package.json'), 'utf8'),
).version;

/** What decides the output beside the source. */
const options = {
  swcrc: false,
  configFile: false,
  sourceMaps: true,
  inlineSourcesContent: false,
  jsc: { target: 'es2023', parser: { syntax: 'typescript' }, transform: { verbatimModuleSyntax: true } },
  module: { type: 'commonjs' },
};
const recipe = `${compilerVersion} ${JSON.stringify(options)}`;

const placeOf = (file) => path.join(kept, path.relative(root, file).replaceAll('..', 'outside'));
const mapOf = (file) => `${placeOf(file)}.map`;

function stampOf(file, source) {
  return `// ${createHash('sha256').update(recipe).update(file).update('\n').update(source).digest('hex')}\n`;
}

/** The kept JavaScript of a file; undefined when there is none of this source. */
function keptCode(file, source) {
  try {
    const code = readFileSync(`${placeOf(file)}.js`, 'utf8');
    return code.startsWith(stampOf(file, source)) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Compiles a file and keeps what came out. @throws with the place, when the source is not TypeScript */
function compile(file, source) {
  const { transformSync } = require('@swc/core');
  const { code, map } = transformSync(source, { ...options, filename: file });
  const stamped = stampOf(file, source) + code;
  mkdirSync(path.dirname(placeOf(file)), { recursive: true });
  // The map comes first: whoever finds the code finds it too.
  replace(mapOf(file), map);
  replace(`${placeOf(file)}.js`, stamped);
  return stamped;
}

/** Several programs may compile at once: each writes its own draft, and either one will do. */
function replace(file, text) {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

module.exports = { root, keptCode, compile, mapOf };
