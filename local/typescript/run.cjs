// node --require local/typescript/run.cjs FILE.ts: runs TypeScript of this checkout from its compiled form (decision 0001).
const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const { compile, keptCode, mapOf } = require('./compiler.cjs');

Module._extensions['.ts'] = (module, file) => {
  const source = readFileSync(file, 'utf8');
  module._compile(keptCode(file, source) ?? compile(file, source), file);
};

/** Maps that a stack trace has asked for. Node's own support reads those of every package when it is loaded. */
const maps = new Map();

function mapFor(file) {
  if (!maps.has(file)) {
    const text = existsSync(mapOf(file)) ? readFileSync(mapOf(file), 'utf8') : undefined;
    maps.set(file, text === undefined ? undefined : new Module.SourceMap(JSON.parse(text)));
  }
  return maps.get(file);
}

/** A frame with the line and column of its source. */
function inSource(frame) {
  const text = frame.toString();
  const file = frame.getFileName();
  if (!file?.endsWith('.ts')) return text;
  const [line, column] = [frame.getLineNumber(), frame.getColumnNumber()];
  // The first line of the compiled file is its stamp.
  const entry = mapFor(file)?.findEntry(line - 2, column - 1);
  if (entry?.originalLine === undefined) return text;
  return text.replace(`${file}:${line}:${column}`, `${file}:${entry.originalLine + 1}:${entry.originalColumn + 1}`);
}

Error.prepareStackTrace = (error, frames) => {
  const title = Error.prototype.toString.call(error);
  return [title, ...frames.map((frame) => `    at ${inSource(frame)}`)].join('\n');
};
