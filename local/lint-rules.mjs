// The project's own rules of lint, as a plugin for oxlint.
import { noDeskNames } from './desk-names.mjs';
import { kernelNamesNoKind } from './kernel-names.mjs';

/** Reports an export without a name. */
const noDefaultExport = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    ExportDefaultDeclaration: (node) => context.report({ node, message: 'Exports have names.' }),
  }),
};

/** Reports a reading of the machine's clock. */
const noClock = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const report = (node) =>
      context.report({ node, message: 'No clock here: the instant is an argument (DESIGN section 7).' });
    return {
      CallExpression(node) {
        const { object, property } = node.callee;
        if (object?.name === 'Date' && property?.name === 'now') report(node);
      },
      NewExpression(node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) report(node);
      },
    };
  },
};

export default {
  meta: { name: 'reglament' },
  rules: {
    'kernel-names-no-kind': kernelNamesNoKind,
    'no-desk-names': noDeskNames,
    'no-default-export': noDefaultExport,
    'no-clock': noClock,
  },
};
