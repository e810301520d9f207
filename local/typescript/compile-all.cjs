// Compiles every program of the checkout ahead, in a process that ends, so that those that stay never load the compiler.
const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { compile, keptCode, root } = require('./compiler.cjs');

/** Tests are compiled by jest; what they run as programs is compiled when it is first run. */
const left = new Set(['node_modules', 'test']);

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || left.has(entry.name)) return [];
    const place = path.join(folder, entry.name);
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
