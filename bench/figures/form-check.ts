import { formFaults } from '../../api/forms/form-faults';
import type { FieldKind, FormField, RequestType } from '../../domain/regulation';
import { fieldKinds } from '../../domain/regulation/vocabulary';
import { median } from '../harness/statistics';

const fields = 40;
const checks = 5_000;

export interface FormCheckFigure {
  /** A form that is filled in as it should be. */
  readonly soundMs: number;
  /** The same with a fault in every field. */
  readonly faultyMs: number;
}

/**
 * A form of 40 fields of every kind, every second of them asked or required under a condition, as a filing is checked by it: its
 * digest, the schema, and the faults in words of the reader. The median of 5,000 checks, after as many that warm up.
 */
export function measureFormCheck(): FormCheckFigure {
  const form = formOfMany();
  const codes = Object.keys(form.fields);
  const sound = Object.fromEntries(Object.entries(form.fields).map(([code, { kind }]) => [code, filledIn[kind]]));
  const faulty = Object.fromEntries(codes.map((code) => [code, { none: 'of these' }]));
  expectFaults(form, sound, 0);
  expectFaults(form, faulty, fields);
  return { soundMs: taken(form, sound), faultyMs: taken(form, faulty) };
}

function taken(form: RequestType, filled: Readonly<Record<string, unknown>>): number {
  const check = (): number => {
    const begun = performance.now();
    formFaults(form, filled);
    return performance.now() - begun;
  };
  for (let index = 0; index < checks; index += 1) check();
  return median(Array.from({ length: checks }, check));
}

/** What is measured must be what it is said to be. */
function expectFaults(form: RequestType, filled: Readonly<Record<string, unknown>>, expected: number): void {
  const found = formFaults(form, filled).length;
  if (found !== expected) throw new Error(`The form has ${found} faults instead of ${expected}`);
}

/** The first one is what the conditions ask of; each kind comes in its turn. */
function formOfMany(): RequestType {
  const asked = { f0: [true] };
  const entries = Array.from({ length: fields }, (_, index): [string, FormField] => {
    const kind = fieldKinds[index % fieldKinds.length] ?? 'text';
    const title = { ru: `Поле ${index}`, en: `Field ${index}` };
    if (index === 0) return ['f0', { title, kind: 'yes-no', required: true }];
    const field: FormField = { title, kind, required: true, ...(withChoices.includes(kind) ? { choices } : {}) };
    if (index % 4 === 1) return [`f${index}`, { ...field, when: asked }];
    return [`f${index}`, index % 4 === 3 ? { ...field, required: asked } : field];
  });
  return { title: { ru: 'Форма', en: 'A form' }, fields: Object.fromEntries(entries), source: 'setting' };
}

const withChoices: readonly FieldKind[] = ['choice', 'several'];

const choices = Object.fromEntries(
  ['one', 'two', 'three', 'four', 'five'].map((code) => [code, { ru: `Вариант ${code}`, en: `Choice ${code}` }]),
);

const filledIn: Readonly<Record<FieldKind, unknown>> = {
  text: 'Версия 4.2',
  'long-text': 'Открыли отчёт за сутки, выбрали три машины, нажали «Построить». Ждали десять минут.',
  number: 12,
  choice: 'two',
  several: ['one', 'four'],
  list: ['А123ВС777', 'Е456КХ777'],
  'yes-no': true,
  date: '2026-11-30',
  url: 'https://example.com/docs/reports',
};
