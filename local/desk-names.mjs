// A rule of lint: the product has no branch on a desk. What a desk does differently stands in its file in regulations/.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const desks = readdirSync(path.join(root, 'regulations')).filter((name) =>
  existsSync(path.join(root, 'regulations', name, 'regulation.yaml')),
);
const product = ['domain/', 'store/', 'workflows/', 'engine/', 'activities/', 'worker/', 'api/', 'texts/', 'letters/'];

/** ESLint rule: reports the code of a shipped desk in the product's code. What documents show as an example may name one. */
export const noDeskNames = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    if (!product.some((folder) => file.startsWith(folder))) return {};
    const check = (node, text) => {
      if (!desks.includes(text)) return;
      const shown = context.sourceCode
        .getAncestors(node)
        .some(({ type, key }) => type === 'Property' && key.type === 'Identifier' && key.name === 'example');
      if (!shown)
        context.report({ node, message: `no branch on a desk: what "${text}" does stands in its regulation` });
    };
    return {
      Literal: (node) => check(node, node.value),
      TemplateElement: (node) => check(node, node.value.cooked),
    };
  },
};
