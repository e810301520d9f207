import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, typescript } from '../../local/paths';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(root, '.reglament-typescript-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Answer {
  readonly output: string;
  readonly complaint: string;
}

function run(source: string): Promise<Answer> {
  const file = path.join(folder, 'program.ts');
  writeFileSync(file, source);
  return new Promise((resolve) => {
    execFile(process.execPath, [...typescript, file], (_error, output, complaint) => resolve({ output, complaint }));
  });
}

const program = (word: string): string => `interface Told {
  readonly word: string;
}

const told: Told = { word: '${word}' };
console.log(told.word, typeof require.cache[require.resolve('@swc/core')], __filename);
`;

test('a program is compiled when its source is new, and never otherwise', async () => {
  const place = path.join(folder, 'program.ts');
  expect((await run(program('first'))).output).toBe(`first object ${place}\n`);
  expect((await run(program('first'))).output).toBe(`first undefined ${place}\n`);
  expect((await run(program('second'))).output).toBe(`second object ${place}\n`);
});

test('a stack trace names lines and columns of the source, also of a compiled file that was kept', async () => {
  const source = `interface Longer {
  readonly than: 'the compiled file';
}

export type Also = Longer;

function fail(): never {
  throw new TypeError('on line 8');
}
fail();
`;
  for (const { complaint } of [await run(source), await run(source)]) {
    expect(complaint).toContain('TypeError: on line 8\n');
    expect(complaint).toMatch(/at fail \(.*program\.ts:8:9\)\n {4}at .*program\.ts:10:1\)/);
  }
});

test('a source that is not TypeScript is refused with its place', async () => {
  const { output, complaint } = await run('const x = ;\nconsole.log(1);\n');
  expect(output).toBe('');
  expect(complaint).toMatch(/program\.ts:1:/);
});
