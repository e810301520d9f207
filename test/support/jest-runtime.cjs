// Jest's runtime, with one change: what a worker has compiled for one test file it does not compile again for the next. Every file
// still has a world of its own, in which every module runs anew; only its code is shared, as Node itself shares it.
const { Script } = require('node:vm');
const Runtime = require('jest-runtime').default;

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

class SharingRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    const { executor } = this;
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
}

module.exports = { default: SharingRuntime, __esModule: true };
