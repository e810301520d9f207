import { lookUp } from '../../domain/regulation';
import type { FormField } from '../../domain/regulation';
import type { Fault } from '../problems';
import { escapePointer } from '../http/clean-text';

/** What a form's fields lack or have too much of, by the regulation; empty when all is well. */
export function formFaults(
  form: Readonly<Record<string, FormField>>,
  fields: Readonly<Record<string, unknown>>,
): Fault[] {
  const unknown = Object.keys(fields).filter((name) => lookUp(form, name) === undefined);
  return [
    ...unknown.map((name) => fault(name, { code: 'unknown-key', says: 'form-unknown-key' })),
    ...Object.entries(form).flatMap(([name, field]) => faultsOfField(name, field, lookUp(fields, name))),
  ];
}

function faultsOfField(name: string, field: FormField, value: unknown): Fault[] {
  if (value === undefined) return field.required ? [fault(name, { code: 'missing', says: 'form-missing' })] : [];
  return fits(field, value) ? [] : [fault(name, { code: 'invalid-value', ...wanted(field) })];
}

function fits({ kind, choices }: FormField, value: unknown): boolean {
  switch (kind) {
    case 'text':
    case 'long-text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'choice':
      return typeof value === 'string' && lookUp(choices ?? {}, value) !== undefined;
    case 'list':
      return Array.isArray(value);
    default: {
      const never: never = kind;
      return never;
    }
  }
}

function wanted({ kind, choices = {} }: FormField): Omit<Fault, 'pointer' | 'code'> {
  switch (kind) {
    case 'text':
    case 'long-text':
      return { says: 'not-string' };
    case 'number':
      return { says: 'not-number' };
    case 'choice':
      return { values: { values: Object.keys(choices).join(', ') } };
    case 'list':
      return { says: 'not-list' };
    default: {
      const never: never = kind;
      return never;
    }
  }
}

function fault(name: string, told: Omit<Fault, 'pointer'>): Fault {
  return { pointer: `/fields/${escapePointer(name)}`, ...told };
}
