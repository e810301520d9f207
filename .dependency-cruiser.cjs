// The structure of imports that no single file shows (docs/decisions/0012): circles of files and of folders, types included, and
// what the kernel may know. The direction of imports between the top folders is held by the lint rule in local/arrows.mjs.
const product =
  '^(domain|regulations|store|texts|workflows|engine|activities|worker|api|prisma|cli|local|mail|letters)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circle-of-files',
      comment: 'Two files that import each other cannot be read one after the other.',
      severity: 'error',
      from: { path: product },
      to: { circular: true },
    },
    {
      name: 'no-circle-of-folders',
      comment: 'Two folders that import each other are one folder.',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
    {
      name: 'kernel-knows-no-kind',
      comment: 'The kernel is what every kind of process shares: it imports none of them.',
      severity: 'error',
      from: { path: '^(domain|store)/process/' },
      to: { path: '^(domain|store)/(ticket|tickets|visit|visits|visit-progress|parts|field)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|prisma/generated|test|bench)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.cjs', '.js', '.json'] },
  },
};
