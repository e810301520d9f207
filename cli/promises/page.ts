/** The page of what each promise rests on: rules with their paragraphs, and tests. */
import { families, idsIn, promisesFile, type ListedPromise } from '../../local/promises';
import type { WrittenTest } from '../../local/test-titles';
import type { JsonObject } from '../../regulations/json';
import { fileOf, paragraphsOf } from './rules';

/** What the page is made from. */
export interface PageSources {
  readonly promises: readonly ListedPromise[];
  readonly tests: readonly WrittenTest[];
  /** The regulation of a desk as it is written. */
  readonly deskOf: (desk: string) => JsonObject;
}

/** Rules that the list names and the files do not have, and promises that no test is named for: one line each. */
export function pageFaults({ promises, tests, deskOf }: PageSources): readonly string[] {
  return promises.flatMap(({ id, rules, later }) => [
    ...Object.entries(rules).flatMap(([desk, paths]) =>
      paths
        .filter((keyPath) => paragraphsOf(deskOf(desk), keyPath) === undefined)
        .map((keyPath) => `${promisesFile}: ${id}: ${fileOf(desk)} has no ${keyPath}`),
    ),
    ...(later === undefined && bearing(tests, id).length === 0 ? [`${id}: no test bears it in its name`] : []),
  ]);
}

function bearing(tests: readonly WrittenTest[], id: string): readonly WrittenTest[] {
  return tests.filter(({ name }) => idsIn(name).includes(id));
}

const familyTitles: Readonly<Record<(typeof families)[number], string>> = {
  SK: 'SKAI, monitoring of vehicles',
  HT: 'HiveTaxi, taxi dispatch software',
  SP: 'SmartPlayer, digital signage',
  SM: 'Simai, web development',
  EA: 'The interstate information system',
  IN: 'InSales, online shops',
  HD: "A network operator's help desk",
  X: 'What follows from running all of these',
};

/** The page, in Markdown. What a rule's file does not have is left out: `pageFaults` tells of it. */
export function promisesPage(sources: PageSources): string {
  const { promises } = sources;
  const built = promises.filter(({ later }) => later === undefined).length;
  return (
    [
      '# What each promise rests on',
      `Written by \`npm run promises\` from [${promisesFile}](${fromHere(promisesFile)}), the regulation files and the names of the tests: change those, not this page.`,
      `Of ${promises.length} promises of the written regulations ${built} are built. A rule is told by its file, its key path and the paragraph it comes from; \`setting\` is what the written regulation leaves to the desk. \`npm test -- --promises HT-8\` runs the tests of a promise alone, and \`npm test\` fails when no test that passed, or one that was skipped, bears the id of a built one.`,
      ...families.flatMap((family) => [
        `## ${family}: ${familyTitles[family]}`,
        ...promises.filter(({ id }) => id.startsWith(`${family}-`)).flatMap((promise) => section(promise, sources)),
      ]),
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}

function section(promise: ListedPromise, { tests, deskOf }: PageSources): readonly string[] {
  const { id, title, rules, held, later } = promise;
  const rows = Object.entries(rules).flatMap(([desk, paths]) =>
    paths.map((keyPath) => {
      const file = `[${desk}](${fromHere(fileOf(desk))})`;
      return `| ${file} | \`${keyPath}\` | ${(paragraphsOf(deskOf(desk), keyPath) ?? []).join(' · ')} |`;
    }),
  );
  const table = ['| desk | rule | paragraph |', '|---|---|---|', ...rows].join('\n');
  return [
    `### ${id} ${title}`,
    ...(later === undefined ? [] : [`Not built yet; comes with: ${later}.`]),
    ...(rows.length > 0 ? [table] : []),
    ...(held === undefined ? [] : [`At every desk: ${held}.`]),
    ...testList(bearing(tests, id)),
  ];
}

function testList(tests: readonly WrittenTest[]): readonly string[] {
  if (tests.length === 0) return [];
  const files = [...new Set(tests.map(({ file }) => file))];
  const lines = files.flatMap((file) => [
    `- [${file}](${fromHere(file)})`,
    ...tests.filter((test) => test.file === file).map(({ name }) => `  - ${plain(name)}`),
  ]);
  const summary = `${counted(tests.length, 'test')} in ${counted(files.length, 'file')}`;
  return ['<details>', `<summary>${summary}</summary>`, lines.join('\n'), '</details>'];
}

const fromHere = (file: string): string => (file.startsWith('docs/') ? file.slice('docs/'.length) : `../${file}`);

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** Nothing in the name of a test is a sign of Markdown. */
const plain = (name: string): string => name.replace(/[\\`*_<>[\]|]/g, (sign) => `\\${sign}`);
