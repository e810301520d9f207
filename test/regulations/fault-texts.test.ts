/** Whoever writes a contract in the browser reads what is wrong with it in the own language. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { builtInFiles, readRegulation } from '../../regulations';
import { ruleFaultText, russianOf } from '../../texts/rules/faults';
import { faultyChanges } from './faulty-changes';
import { layers } from './support';

const root = path.join(__dirname, '../../regulations');
const [skaiFile = ''] = builtInFiles;
const skaiText = readFileSync(skaiFile, 'utf8');

/** How the sentences of the checks begin. */
const opening =
  /^(?:is|must|names|has|have|holds|leaves|leave|asks|closes|close|warns|lack|begin|says|belongs?|opens|cannot|never|are|words|lies|limit is|the (?:last|telling)|an? (?:alias|anchor|tag|key|share has)|hands|passes|"\$)\b|^"x"/;

/** Every sentence of the checks as it stands in their source, with something in its places. */
function sentences(): string[] {
  const files = [root, path.join(root, 'checks')].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(path.join(folder, name), 'utf8')),
  );
  const literals = files.flatMap((text) =>
    [...text.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map(([, plain, template]) =>
      (plain ?? template ?? '')
        .replace(/\\'/g, "'")
        .replace(/ \(there are: .*|\$\{(?:list|nearest).*|(?<=\))\$\{.*/s, '')
        .replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, 'x'),
    ),
  );
  return [...new Set(literals)].filter(
    (text) =>
      opening.test(text) && text.split(' ').length >= 3 && !text.endsWith('. ') && !text.startsWith('must have x'),
  );
}

it('X-2 every sentence of the checks has its Russian', () => {
  const found = sentences();
  expect(found.length).toBeGreaterThan(110);
  expect(found.filter((text) => russianOf(text) === undefined)).toEqual([]);
});

it('X-2 the faults of a file are told in Russian with what they name, and in English as they are', () => {
  const told = faultyChanges.flatMap(([, from, to]) => {
    const read = readRegulation(
      skaiText.replace(from, () => to),
      'desk.yaml',
      layers,
    );
    return read.ok ? [] : read.faults.map(({ message }) => message);
  });
  expect(told.length).toBeGreaterThan(40);
  const english = /\b(?:must|is not|is missing|names|which|there are|cannot)\b/;
  expect(told.filter((message) => english.test(ruleFaultText(message).ru))).toEqual([]);
  expect(
    ruleFaultText(
      'names a calendar "works", which "calendars" does not have (there are: work, always) (did you mean "work"?)',
    ).ru,
  ).toBe('названо: календарь «works», чего в «calendars» нет (есть: work, always) (возможно, имелось в виду «work»)');
});
