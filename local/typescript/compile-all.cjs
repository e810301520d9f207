// Compiles every program of the checkout ahead, in a process that ends, so that those that stay never load the compiler.
const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { compile, keptCode, root } = require('./compiler.cjs');

/** Tests are compiled by jest, what they run as programs when it is first run, and what browsers run by its own build. */
const left = new Set(['node_modules', 'test', 'web'].map((name) => path.join(root, name)));

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.name.startsWith('.') || left.has(place)) return [];
    if (entry.isDirectory()) return sources(place);
    return /(?<!\.d)\.ts$/.test(entry.name) ? [place] : [];
  });
}
const faults = [];
for (const file of sources(root)) {
  const source = readFileSync(file, 'utf8');
  try {
    if (keptCode(file, source) === undefined) compile(file, source);
  } catch (error) {
    faults.push(`${path.relative(root, file)}: ${error.message}`);
  }
}
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exitCode = 1;
}
