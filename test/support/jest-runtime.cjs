// Jest's runtime, with two changes: it ends what hangs, and what a worker has found, read, transformed and compiled for one test file it does not find, read,
// transform and compile again for the next. Every file still has a world of its own, in which every module runs anew; only its code is
// shared, as Node itself shares it. Sources do not change while a run goes on.
const { AsyncLocalStorage } = require('node:async_hooks');
const { Script } = require('node:vm');
const Runtime = require('jest-runtime').default;
const { watchOver } = require('./jest-watchdog.cjs');

require('../../local/short-lived.cjs');

/** Of this worker, by file: the source that was compiled and what came of it. */
const scripts = new Map();

function scriptOf(source, parameters, filename) {
  const head = `(function (${parameters.join(', ')}) {`;
  const kept = scripts.get(filename);
  if (kept?.source === source && kept.head === head) return kept.script;
  // The first line stands where it stands in the file, and so does everything that a stack names.
  const script = new Script(`${head}${source}\n})`, { filename, columnOffset: -head.length });
  scripts.set(filename, { source, head, script });
  return script;
}

/** Of this worker: what a transformation gave, by file. */
const transformed = new Map();

/** Outlives the file of tests that filled it. */
class KeptMap extends Map {
  clear() {}
}

/** Of this worker: the files that modules and mocks were found in, by who asked for them. What was not found is looked for again. */
const [found, mocks] = [new KeptMap(), new KeptMap()];

function keepTransformed(cache) {
  const transform = cache.transform.bind(cache);
  cache.transform = (filename, options) => {
    if (options?.isInternalModule) return transform(filename, options);
    const kept = transformed.get(filename);
    if (kept === undefined) {
      const code = transform(filename, options);
      transformed.set(filename, cache.transforms.get(filename));
      return code;
    }
    cache.transforms.set(filename, kept);
    if (kept.sourceMapPath) cache.sourceMaps.set(filename, kept.sourceMapPath);
    return kept.code;
  };
}

/** The storages that have been used since the last file of tests ended. */
const storages = new Set();
const enable = AsyncLocalStorage.prototype._enable;

// Node asks every storage that was ever used whenever a promise is made, and each file of tests leaves its own behind: they are put out
// of use with it. Later versions of Node keep no such list.
if (enable !== undefined) {
  AsyncLocalStorage.prototype._enable = function () {
    storages.add(this);
    return enable.call(this);
  };
}

class SharingRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    watchOver(this._testPath);
    const { executor } = this;
    keepTransformed(this.transformCache);
    this._resolution.cjsCache = found;
    this._resolution.manualMockCache = mocks;
    const compile = executor.compile.bind(executor);
    executor.compile = (source, filename) => {
      const context = executor.environment.getVmContext();
      if (context === null) return null;
      try {
        return scriptOf(source, executor.injectedModuleParameters, filename).runInContext(context);
      } catch {
        // What is no script is for Jest to complain of.
        return compile(source, filename);
      }
    };
  }

  teardown() {
    super.teardown();
    for (const storage of storages) storage.disable();
    storages.clear();
    watchOver(null);
  }
}

module.exports = { default: SharingRuntime, __esModule: true };
