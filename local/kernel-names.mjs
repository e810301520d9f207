// A rule of lint for what no import shows: the kernel does not speak of the kinds of process that are built on it.
import path from 'node:path';

const kernel = ['domain/process/', 'store/process/'];
const kinds = /ticket|visit/i;

/** ESLint rule: reports a line of the kernel that names a kind of process, in code, text or comment. */
export const kernelNamesNoKind = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    if (!kernel.some((folder) => file.startsWith(folder))) return {};
    return {
      Program() {
        context.sourceCode.lines.forEach((text, index) => {
          const found = kinds.exec(text);
          if (!found) return;
          const start = { line: index + 1, column: found.index };
          const loc = { start, end: { line: index + 1, column: found.index + found[0].length } };
          context.report({ loc, message: `the kernel knows no kind of process, so it says nothing of a ${found[0]}` });
        });
      },
    };
  },
};
