/** A form and its JSON Schema: one reading of both, and a line for each field that is not as it should be. */
import fc from 'fast-check';
import { formFaults } from '../../../api/forms/form-faults';
import { formDigest, validatorOf } from '../../../api/forms/validators';
import { Problem, problemBody } from '../../../api/problems';
import { formSchema } from '../../../domain/form/json-schema';
import type { FieldCondition, FormField, FormFields, RequestType } from '../../../domain/regulation';
import { fieldKinds } from '../../../domain/regulation/vocabulary';
import { builtIn } from '../../regulations/support';

type Filled = Readonly<Record<string, unknown>>;

const both = (text: string) => ({ ru: `Р-${text}`, en: text });
const formOf = (fields: FormFields): RequestType => ({ title: both('Form'), fields, source: '1' });

/** A form as a person reads it: what is asked, what is due, what a value may be. */
function accepts(fields: FormFields, filled: Filled): boolean {
  const of = (name: string): unknown => (Object.hasOwn(filled, name) ? filled[name] : undefined);
  const holds = (condition: FieldCondition): boolean =>
    Object.entries(condition).every(([name, values]) => {
      const value = of(name);
      const said: readonly unknown[] = fields[name]?.kind === 'several' ? (Array.isArray(value) ? value : []) : [value];
      return said.some((each) => (values as readonly unknown[]).includes(each));
    });
  if (Object.keys(filled).some((name) => !Object.hasOwn(fields, name))) return false;
  return Object.entries(fields).every(([name, field]) => {
    const asked = field.when === undefined || holds(field.when);
    const due = typeof field.required === 'boolean' ? field.required : holds(field.required);
    return Object.hasOwn(filled, name) ? asked && fits(field, of(name)) : !(asked && due);
  });
}

function fits({ kind, choices = {}, least, most }: FormField, value: unknown): boolean {
  const isText = (each: unknown, longest: number): boolean =>
    typeof each === 'string' && each.trim() !== '' && [...each].length <= longest;
  const isChoice = (each: unknown): boolean => typeof each === 'string' && Object.hasOwn(choices, each);
  const isList = (values: unknown, one: (each: unknown) => boolean): values is unknown[] =>
    Array.isArray(values) && values.length >= (least ?? 1) && values.length <= (most ?? 100) && values.every(one);
  switch (kind) {
    case 'text':
      return isText(value, most ?? 2_000);
    case 'long-text':
      return isText(value, most ?? 20_000);
    case 'number':
      return typeof value === 'number' && value >= (least ?? -Infinity) && value <= (most ?? Infinity);
    case 'choice':
      return isChoice(value);
    case 'several':
      return isList(value, isChoice) && new Set(value).size === value.length;
    case 'list':
      return isList(value, (each) => isText(each, 2_000));
    case 'yes-no':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value);
    case 'url':
      return isText(value, 2_000) && /^https?:\/\/[^\s/?#"<>\\][^\s"<>\\]*$/i.test(value as string);
  }
}

function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const last = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ];
  return month >= 1 && day >= 1 && day <= (last[month - 1] ?? 0);
}

const letters = ['a', 'b', 'c'];
const choices = Object.fromEntries(letters.map((letter) => [letter, both(letter)]));
const names = ['one', 'two', 'three', 'four', 'five', 'six'];
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>('a', 'b', 'x', '', '  ', '\u00a0', 'да', true, false, 0, 3, 7.5, -1, null, [], {}),
  fc.constantFrom('2026-12-30', '2026-02-29', '2024-02-29', '2026-13-01', '1900-02-29', '2026-1-1'),
  fc.constantFrom(
    'https://x.ru/а?б#в',
    'HTTP://x',
    'http://',
    'http://?x',
    'https://a"b',
    'https://a b',
    'javascript:alert(1)',
    'x'.repeat(2_001),
  ),
  fc.array(fc.constantFrom<unknown>('a', 'b', 'c', 'x', ' ', 1), { maxLength: 4 }),
);

/** Fields that may ask for those before them. */
function fieldsOf(kinds: readonly FormField['kind'][]): fc.Arbitrary<FormFields> {
  const fields = kinds.map((kind, index) => {
    const before = kinds.slice(0, index).flatMap((each, place) => {
      const values: readonly (string | boolean)[] = each === 'yes-no' ? [true, false] : letters;
      return ['choice', 'several', 'yes-no'].includes(each) ? [[names[place] ?? '', values] as const] : [];
    });
    const condition = fc
      .subarray(before, { minLength: Math.min(1, before.length), maxLength: Math.min(2, before.length) })
      .chain((asked) =>
        fc.record(
          Object.fromEntries(asked.map(([name, values]) => [name, fc.subarray([...values], { minLength: 1 })])),
        ),
      );
    const bounds = kind === 'number' || kind === 'list' || kind === 'several';
    return fc.record({
      title: fc.constant(both(names[index] ?? '')),
      kind: fc.constant(kind),
      ...(kind === 'choice' || kind === 'several' ? { choices: fc.constant(choices) } : {}),
      ...(bounds ? { least: fc.constantFrom(undefined, 1, 2), most: fc.constantFrom(undefined, 2, 3) } : {}),
      when: before.length === 0 ? fc.constant(undefined) : fc.option(condition, { nil: undefined }),
      required: before.length === 0 ? fc.boolean() : fc.oneof(fc.boolean(), condition),
    });
  });
  return fc
    .tuple(...fields)
    .map((each) => Object.fromEntries(each.map((field, index) => [names[index] ?? '', field as FormField])));
}

/** Values of which most are such as the kinds want. */
function fillingOf(fields: FormFields): fc.Arbitrary<Filled> {
  const right = ({ kind, least, most }: FormField): fc.Arbitrary<unknown> => {
    const length = { minLength: least ?? 1, maxLength: most ?? 3 };
    switch (kind) {
      case 'number':
        return fc.integer({ min: 0, max: 4 });
      case 'choice':
        return fc.constantFrom(...letters);
      case 'several':
        return fc.uniqueArray(fc.constantFrom(...letters), length);
      case 'list':
        return fc.array(fc.constantFrom('x', 'y'), length);
      case 'yes-no':
        return fc.boolean();
      case 'date':
        return fc.constant('2026-12-30');
      case 'url':
        return fc.constant('https://x.example/y');
      case 'text':
      case 'long-text':
        return fc.constant('a text');
    }
  };
  const each = Object.entries(fields).map(([name, field]) =>
    fc
      .oneof(
        { weight: 6, arbitrary: right(field) },
        { weight: 1, arbitrary: value },
        { weight: 3, arbitrary: fc.constant(undefined) },
      )
      .map((found) => (found === undefined ? [] : [[name, found] as const])),
  );
  const stray = fc.oneof(
    { weight: 12, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constant([['stray', 1] as const]) },
  );
  return fc.tuple(...each, stray).map((parts) => Object.fromEntries(parts.flat()) as Filled);
}

const runs = { numRuns: process.env['REGLAMENT_FULL_SIZE'] === '1' ? 5_000 : 120 };

it('HT-13 SP-3 IN-1 the schema accepts exactly what the fields say, and each field that is amiss is told once', () => {
  const cases = fc
    .array(fc.constantFrom(...fieldKinds), { minLength: 1, maxLength: 6 })
    .chain(fieldsOf)
    .chain((fields) => fc.tuple(fc.constant(fields), fc.array(fillingOf(fields), { minLength: 12, maxLength: 12 })));
  const seen = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(cases, ([fields, fillings]) => {
      for (const filled of fillings) {
        const taken = validatorOf(formOf(fields))(filled) === null;
        expect([filled, taken]).toEqual([filled, accepts(fields, filled)]);
        seen[taken ? 'taken' : 'refused'] += 1;
        const pointers = formFaults(formOf(fields), filled).map(({ pointer }) => pointer);
        expect(pointers.length > 0).toBe(!taken);
        expect(new Set(pointers).size).toBe(pointers.length);
      }
    }),
    runs,
  );
  // Neither of them is a chance find.
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(200);
});

const bug = formOf({
  impact: { title: both('Impact'), kind: 'choice', choices: { high: both('High'), low: both('Low') }, required: true },
  server: {
    title: both('Server'),
    kind: 'choice',
    choices: { own: both('Own'), cloud: both('Cloud') },
    required: false,
  },
  version: {
    title: both('Version'),
    hint: both('As the page "About" has it'),
    kind: 'text',
    when: { server: ['own'] },
    required: { impact: ['high'] },
  },
  systems: {
    title: both('Systems'),
    kind: 'several',
    choices: { a: both('A'), b: both('B'), c: both('C') },
    most: 2,
    required: false,
  },
  attempts: { title: both('Attempts'), kind: 'number', least: 1, most: 9, required: false },
  plates: { title: both('Plates'), kind: 'list', least: 2, required: false },
  crashes: { title: both('Crashes'), kind: 'yes-no', required: false },
  since: { title: both('Since'), kind: 'date', required: false },
  link: { title: both('Link'), kind: 'url', required: false },
  subject: { title: both('Subject'), kind: 'text', required: false },
});

/** What is filled in, and what is said of it. */
type Case = [code: string, english: string, russian: string | null, filled: Filled];
const amiss: readonly (readonly [Filled, string, string, string | null])[] = [
  [{}, 'missing', 'Fill in "Impact".', 'Заполните поле «Р-Impact».'],
  [{ impact: 'none' }, 'invalid-value', '"Impact": choose one of High (high), Low (low).', null],
  [{ impact: 'high', server: 'own' }, 'missing', 'Fill in "Version".', null],
  [
    { impact: 'low', server: 'cloud', version: '5' },
    'field-not-asked',
    '"Version" is filled in only where this is chosen: Server: Own.',
    'Поле «Р-Version» заполняют, только если выбрано «Р-Server: Р-Own».',
  ],
  [{ impact: 'low', systems: ['a', 'b', 'c'] }, 'invalid-value', '"Systems": at most 2 of them.', null],
  [
    { impact: 'low', systems: ['x'] },
    'invalid-value',
    '"Systems": choose from the list, at least one: A (a), B (b), C (c).',
    null,
  ],
  [{ impact: 'low', systems: ['a', 'a'] }, 'invalid-value', '"Systems": each value only once.', null],
  [{ impact: 'low', attempts: '3' }, 'invalid-value', '"Attempts": a number is wanted.', null],
  [{ impact: 'low', attempts: 0 }, 'invalid-value', '"Attempts": at least 1.', null],
  [{ impact: 'low', attempts: 10 }, 'invalid-value', '"Attempts": at most 9.', null],
  [{ impact: 'low', plates: ['x'] }, 'invalid-value', '"Plates": at least 2 of them.', null],
  [
    { impact: 'low', plates: ['x', ' '] },
    'invalid-value',
    '"Plates": a list is wanted, of texts with something in them.',
    null,
  ],
  [{ impact: 'low', crashes: 'yes' }, 'invalid-value', '"Crashes": true or false is wanted.', null],
  [
    { impact: 'low', since: '2026-02-29' },
    'invalid-value',
    '"Since": a date that exists is wanted, such as 2026-12-30.',
    null,
  ],
  [
    { impact: 'low', link: 'javascript:alert(1)' },
    'invalid-value',
    '"Link": the address of a page is wanted, beginning with https:// or http://.',
    null,
  ],
  [{ impact: 'low', subject: ' ' }, 'invalid-value', '"Subject": a text with something in it is wanted.', null],
  [{ impact: 'low', subject: 'x'.repeat(2_001) }, 'invalid-value', '"Subject": at most 2000 characters.', null],
  [
    { impact: 'low', colour: 'red' },
    'unknown-key',
    'This form has no field "colour".',
    'Поля «colour» в этой форме нет.',
  ],
];

it.each(amiss.map(([filled, ...told]): Case => [...told, filled]))(
  'SP-3 %s is told in one line, by the title of the field: %s',
  (code, english, russian, filled) => {
    const errors = formFaults(bug, filled);
    expect(errors.map((fault) => fault.code)).toEqual([code]);
    const said = (language: 'ru' | 'en') =>
      problemBody(new Problem('form-not-filled', { errors }), { language, instance: '/', requestId: 'r' }).errors?.[0]
        ?.detail;
    expect(said('en')).toBe(english);
    if (russian !== null) expect(said('ru')).toBe(russian);
  },
);

it('IN-1 the schema has titles in the language that is asked for, and the digest does not depend on it', () => {
  const properties = (language: 'ru' | 'en') => formSchema(bug, language)['properties'];
  expect(properties('ru')).toMatchObject({
    impact: { title: 'Р-Impact', oneOf: [{ const: 'high', title: 'Р-High' }, {}] },
  });
  expect(properties('en')).toMatchObject({ version: { title: 'Version', description: 'As the page "About" has it' } });
  const { impact, ...others } = bug.fields;
  expect(formDigest(formOf({ ...others, ...(impact && { impact }) }))).not.toBe(formDigest(bug));
  expect(formDigest({ fields: { ...bug.fields } })).toBe(formDigest(bug));
});

it("HT-13 HiveTaxi's form asks for product and edition, of an app for system and versions, and requires nothing", () => {
  const form = builtIn('hivetaxi').regulation.requestTypes['problem'] ?? bug;
  const faulty = (filled: Filled) => formFaults(form, filled).map(({ pointer }) => pointer);
  expect(faulty({})).toEqual([]);
  const app = { os: 'Android', 'os-version': '15', 'app-version': '4.2.1' };
  expect(faulty({ steps: 'Открыть', 'product-version': '7.1', edition: 'Pro', mobile: true, ...app })).toEqual([]);
  expect(faulty({ mobile: false, ...app })).toEqual(['/fields/os', '/fields/os-version', '/fields/app-version']);
  expect(faulty({ reference: 'https://help.hivetaxi.ru/docs' })).toEqual([]);
  expect(faulty({ reference: 'https://пример.рф/раздел?п=1#к' })).toEqual([]);
  for (const reference of ['см. форум', 'https://?x', 'https:///x', 'https://a.example/"x', 'http://<b>'])
    expect([reference, faulty({ reference })]).toEqual([reference, ['/fields/reference']]);
});

it('EA-1 the interstate desk asks which shared resource a restoration touches, where it touches one', () => {
  const form = builtIn('eaeu').regulation.requestTypes['restoration'] ?? bug;
  const faulty = (filled: Filled) => formFaults(form, filled).map(({ code }) => code);
  expect([faulty({}), faulty({ shared: true, resource: 'Реестр' })]).toEqual([[], []]);
  expect(faulty({ shared: false, resource: 'Реестр' })).toEqual(['field-not-asked']);
});

it("SK-4 SKAI's form requires nothing", () => {
  const form = builtIn('skai').regulation.requestTypes['request'] ?? bug;
  expect(formFaults(form, {})).toEqual([]);
  for (const code of Object.keys(form.fields)) expect(formSchema(form, 'ru')['required'] ?? []).not.toContain(code);
});
