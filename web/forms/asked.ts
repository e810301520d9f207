import type { Schemas } from '../api/client';

export type Form = Schemas['Form'];
export type Field = Schemas['FormField'];
export type Value = Schemas['FormValue'];
export type Values = Readonly<Record<string, Value>>;

/** Whether a field is asked, by what is chosen in those before it; a field that is not asked itself is not chosen in. */
export function asked(fields: readonly Field[], values: Values): readonly Field[] {
  const found: Field[] = [];
  for (const field of fields) if (holds(field.when, found, values)) found.push(field);
  return found;
}

/** Whether a field that is asked has to be filled in. */
export function isRequired({ required, requiredWhen }: Field, among: readonly Field[], values: Values): boolean {
  return required || (requiredWhen.length > 0 && holds(requiredWhen, among, values));
}

function holds(conditions: Field['when'], among: readonly Field[], values: Values): boolean {
  return conditions.every(({ field, in: wanted }) => {
    const value = among.some(({ code }) => code === field) ? values[field] : undefined;
    if (Array.isArray(value)) return value.some((each) => wanted.includes(each));
    return (typeof value === 'string' || typeof value === 'boolean') && wanted.includes(value);
  });
}

/** Whether something stands in a field. */
export function isFilled(value: Value | undefined): value is Value {
  if (typeof value === 'string') return value.trim() !== '';
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** What is sent: of fields that are asked, what is filled in. */
export function filledIn(fields: readonly Field[], values: Values): Record<string, Value> {
  return Object.fromEntries(
    asked(fields, values).flatMap(({ code, kind }) => {
      const value = values[code];
      return isFilled(value) ? [[code, asSent(kind, value)]] : [];
    }),
  );
}

/** What is typed stands as it was typed until it is sent; what is no number goes as it is, and the API says so. */
function asSent(kind: Field['kind'], value: Value): Value {
  if (typeof value !== 'string') return value;
  const typed = value.trim();
  if (kind !== 'number') return typed;
  const number = Number(typed.replaceAll(/\s/g, '').replace(',', '.'));
  return Number.isNaN(number) ? typed : number;
}

/** Codes of the fields that are asked and wanted, and empty. */
export function missing(fields: readonly Field[], values: Values): readonly Field[] {
  const among = asked(fields, values);
  return among.filter((field) => isRequired(field, among, values) && !isFilled(values[field.code]));
}

/** Whether what stood in a field of an earlier form can stand in this one. */
export function fits({ kind, choices }: Field, value: Value): boolean {
  const known = (code: string): boolean => choices.some((choice) => choice.code === code);
  switch (kind) {
    case 'text':
    case 'long-text':
    case 'url':
    case 'date':
    case 'number':
      return typeof value === 'string';
    case 'yes-no':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && known(value);
    case 'several':
      return Array.isArray(value) && value.every(known);
    case 'list':
      return Array.isArray(value);
  }
}
