// The direction of imports (docs/architecture): a rule of lint, so that nobody has to watch over it.
import path from 'node:path';

/** What a folder may import from: `any` as values, `types` as types only. A folder always may import from itself. */
const arrows = {
  domain: { any: [] },
  regulations: { any: ['domain'] },
  texts: { any: [], types: ['domain'] },
  letters: { any: ['domain', 'texts'] },
  store: { any: ['domain', 'regulations', 'prisma', 'texts', 'letters'] },
  // The seed publishes and registers through the verbs of the store, as everybody does.
  prisma: { any: ['domain', 'regulations', 'texts', 'store'] },
  workflows: { any: [], types: ['domain', 'activities'] },
  engine: { any: ['workflows/messages', 'workflows/ids'] },
  activities: { any: ['store', 'domain', 'texts'] },
  mail: { any: ['store', 'domain', 'texts'] },
  worker: { any: ['workflows', 'activities', 'engine', 'store', 'mail', 'regulations'] },
  api: { any: ['engine', 'store', 'domain', 'regulations', 'texts', 'letters'] },
  web: { any: [] },
};

/** Folders that may import from everywhere; nobody imports from them but they themselves. */
const free = ['cli', 'local', 'bench', 'test'];

/** Packages that a folder may import, where that is limited at all; longest folder first. */
const packages = [
  ['domain/time', /^luxon$/],
  ['domain', /^$/],
  ['workflows', /^@temporalio\/(workflow|common)(\/|$)/],
];

/** Packages with one home: luxon's zone arithmetic belongs to the time engine, the database client to the store. */
const homes = [
  [/^luxon$/, ['domain/time', 'test', 'bench']],
  [/^(@prisma\/|prisma$)/, ['store', 'prisma', 'local', 'test', 'bench']],
];

const within = (place, folder) => place === folder || place.startsWith(`${folder}/`);

/** Why a file at `from` may not import the file at `to`; both are paths inside the checkout. */
function wrongArrow(from, to, typeOnly) {
  const [home] = from.split('/');
  const rule = arrows[home];
  if (!rule || within(to, home)) return undefined;
  const allowed = [...rule.any, ...(typeOnly ? (rule.types ?? []) : [])];
  if (allowed.some((folder) => within(to, folder))) return undefined;
  const [target] = to.split('/');
  if (!(target in arrows) && !free.includes(target)) return undefined;
  if (rule.types?.some((folder) => within(to, folder))) return `${home} may import only types from ${target}`;
  return `${home} may not import from ${target}: it may from ${allowed.join(', ') || 'nothing but itself'}`;
}

/** Why a file at `from` may not import this package. */
function wrongPackage(from, name, typeOnly) {
  const limit = packages.find(([folder]) => within(from, folder));
  if (limit && !limit[1].test(name)) return `${limit[0]} may not import the package ${name}`;
  const home = homes.find(([pattern]) => pattern.test(name));
  const known = from.includes('/') && (from.split('/')[0] in arrows || free.includes(from.split('/')[0]));
  if (home && known && !typeOnly && !home[1].some((folder) => within(from, folder))) {
    return `${name} is imported only in ${home[1].join(', ')}`;
  }
  return undefined;
}

const isTypeOnly = (node) =>
  node.importKind === 'type' ||
  node.exportKind === 'type' ||
  (node.specifiers?.length > 0 &&
    node.specifiers.every((one) => one.importKind === 'type' || one.exportKind === 'type'));

/** ESLint rule: reports an import against the arrows, also `export from`, `import()` and `import('...')` types. */
export const importArrows = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const root = context.cwd;
    const from = path.relative(root, context.filename).split(path.sep).join('/');
    const check = (node, source, typeOnly) => {
      if (typeof source !== 'string') return;
      const relative = source.startsWith('.');
      const to =
        relative &&
        path
          .relative(root, path.resolve(path.dirname(context.filename), source))
          .split(path.sep)
          .join('/');
      const message = relative ? wrongArrow(from, to, typeOnly) : wrongPackage(from, source, typeOnly);
      if (message) context.report({ node, message });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value, isTypeOnly(node)),
      ExportNamedDeclaration: (node) => check(node, node.source?.value, isTypeOnly(node)),
      ExportAllDeclaration: (node) => check(node, node.source.value, node.exportKind === 'type'),
      ImportExpression: (node) => check(node, node.source.value, false),
      TSImportType: (node) => check(node, node.source?.value ?? node.argument?.literal?.value, true),
    };
  },
};

/** The kernel's folders, and what no line of them may say: it knows no kind of process. */
const kernel = ['domain/process', 'store/process'];
const kinds = /ticket|visit/i;

/** ESLint rule: reports a line of the kernel that names a kind of process, in code, text or comment. */
export const kernelNamesNoKind = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    if (!kernel.some((folder) => within(file, folder))) return {};
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
