import type { choiceTexts, fieldTexts } from '../../../texts/web/acts';
import type { ActContext, ActField, Option } from './act-types';

type Label = keyof typeof fieldTexts;
type Choice = Extract<ActField, { kind: 'choice' }>;
type Titled = { readonly code: string; readonly title: string };

/** Words with the files that belong to them. */
export function words(label: Label): ActField {
  return { kind: 'words', name: 'text', label, required: true };
}

export function prose(name: string, label: Label): ActField {
  return { kind: 'prose', name, label };
}

export function line(name: string, label: Label, max = 300): ActField {
  return { kind: 'line', name, label, max };
}

export function number(name: string, label: Label, most: number): ActField {
  return { kind: 'number', name, label, most };
}

export function instant(name: string, label: Label): ActField {
  return { kind: 'instant', name, label };
}

export function day(name: string, label: Label): ActField {
  return { kind: 'day', name, label };
}

/** A choice, which has to be made unless something stands for none. */
export function choice(
  name: string,
  label: Label,
  options: Choice['options'],
  more: Pick<Choice, 'none' | 'from' | 'when'> = {},
): ActField {
  return { kind: 'choice', name, label, options, required: more.none === undefined, ...more };
}

/** Of a closed vocabulary. */
export function coded(...codes: readonly (keyof typeof choiceTexts)[]): Choice['options'] {
  return ({ word }) => codes.map((value) => ({ value, label: word(value) }));
}

export function titledOptions(items: readonly Titled[] | undefined): readonly Option[] {
  return (items ?? []).map(({ code, title }) => ({ value: code, label: title }));
}

/** The consents that wait for an answer. */
export function consents({ ticket }: ActContext): readonly Option[] {
  return ticket.consents
    .filter(({ state }) => state === 'open')
    .map(({ id, title, text }) => ({ value: id, label: `${title}: ${text}` }));
}

/** The orders of parts that are on their way. */
export function openOrders({ ticket }: ActContext): readonly Option[] {
  return ticket.orders
    .filter(({ open }) => open)
    .map(({ id, supplier, lines }) => ({
      value: id,
      label: `${supplier}: ${lines.map(({ part }) => part).join(', ')}`,
    }));
}
