// What may import what (docs/decisions/0012): the direction of imports between the top folders, the homes of packages, what the
// kernel may know, and no circles of files or folders. Types count as imports, unless a rule says otherwise.

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
  // What every process needs beside its work: log, health, loops, turns.
  operations: { any: ['activities'] },
  // What kind a file is, and whether a desk takes it.
  files: { any: ['domain', 'texts', 'operations'] },
  mail: { any: ['store', 'domain', 'texts', 'letters', 'engine', 'files', 'operations'] },
  worker: {
    any: ['workflows', 'activities', 'engine', 'store', 'domain', 'mail', 'letters', 'regulations', 'operations'],
  },
  api: {
    any: ['engine', 'store', 'domain', 'regulations', 'texts', 'letters', 'mail/settings', 'files', 'operations'],
  },
  // What browsers run: it knows the API by its document alone.
  web: { any: ['texts'], types: ['domain'] },
};

/** Folders that may import from everywhere; nobody imports from them but they themselves. */
const free = ['cli', 'local', 'bench', 'test'];

const folders = [...Object.keys(arrows), ...free];
/** Whatever lies at or under these places, file endings left open. */
const under = (places) => `^(${places.join('|')})(/|[.]|$)`;
const within = (places) => ({ path: under(places) });
const erased = ['type-only'];

const directions = Object.entries(arrows).flatMap(([folder, { any, types = [] }]) => {
  const from = within([folder]);
  const to = { path: under(folders.filter((other) => other !== folder)) };
  const beside = [...any, ...types];
  return [
    {
      name: `arrow-of-${folder}`,
      comment: `${folder} imports from ${beside.join(', ') || 'nothing but itself'}.`,
      severity: 'error',
      from,
      to: { ...to, ...(beside.length === 0 ? {} : { pathNot: under(beside) }) },
    },
    ...(types.length === 0
      ? []
      : [
          {
            name: `types-only-of-${folder}`,
            comment: `${folder} imports only types from ${types.join(', ')}.`,
            severity: 'error',
            from,
            to: { ...within(types), dependencyTypesNot: erased },
          },
        ]),
  ];
});

const packaged = ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];

const packages = [
  {
    name: 'packages-of-domain',
    comment: 'The domain is rules alone: only the time engine has a package, luxon, and search a stemmer.',
    severity: 'error',
    from: { path: '^domain/', pathNot: '^domain/(time|search)/' },
    to: { dependencyTypes: packaged },
  },
  {
    name: 'packages-of-the-time-engine',
    comment: 'luxon knows the zones; nothing else is needed.',
    severity: 'error',
    from: within(['domain/time']),
    to: { dependencyTypes: packaged, pathNot: '(^|/)luxon(/|$)' },
  },
  {
    name: 'packages-of-search',
    comment: 'What the forms of a word have in common is looked up in a language; nothing else is needed.',
    severity: 'error',
    from: within(['domain/search']),
    to: { dependencyTypes: packaged, pathNot: '(^|/)@orama/stemmers/' },
  },
  {
    name: 'packages-of-workflows',
    comment: "What runs in the sandbox is Temporal's and ours.",
    severity: 'error',
    from: within(['workflows']),
    to: { dependencyTypes: packaged, pathNot: '@temporalio/(workflow|common)(/|$)' },
  },
  {
    name: 'packages-of-the-image',
    comment: 'What runs in production has packages for production alone (Dockerfile).',
    severity: 'error',
    from: within(Object.keys(arrows).filter((folder) => folder !== 'web')),
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: erased, pathNot: '[.]d[.]ts$|(^|/)@types/' },
  },
  {
    name: 'home-of-luxon',
    comment: 'Arithmetic of zones belongs to the time engine.',
    severity: 'error',
    from: { path: under(folders), pathNot: under(['domain/time', 'test', 'bench']) },
    to: { path: '(^|/)luxon(/|$)', dependencyTypesNot: erased },
  },
  {
    name: 'home-of-prisma',
    comment: 'The client of the database belongs to the store, and so does the generated one.',
    severity: 'error',
    from: { path: under(folders), pathNot: under(['store', 'prisma', 'local', 'test', 'bench']) },
    to: { path: '(^|/)node_modules/(@prisma/|prisma/)|^@prisma/', dependencyTypesNot: erased },
  },
];

/** What Prisma writes has circles of its own. */
const generated = '^prisma/generated(/|$)';

const structure = [
  {
    name: 'no-circle-of-files',
    comment: 'Two files that import each other cannot be read one after the other.',
    severity: 'error',
    from: { path: under(folders), pathNot: generated },
    to: { circular: true },
  },
  {
    name: 'no-circle-of-folders',
    comment: 'Two folders that import each other are one folder.',
    severity: 'error',
    scope: 'folder',
    from: { pathNot: generated },
    to: { circular: true },
  },
  {
    name: 'kernel-knows-no-kind',
    comment: 'The kernel is what every kind of process shares: it imports none of them.',
    severity: 'error',
    from: { path: '^(domain|store)/process/' },
    to: {
      path: '^(domain|store)/(ticket|tickets|visit|visits|visit-progress|parts|field|publication|incident|announcement)/',
    },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...directions, ...packages, ...structure],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(test|bench|web/dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'] },
  },
};
