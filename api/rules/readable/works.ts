import { lookUp, type Regulation } from '../../../domain/regulation';
import type { Language } from '../../../texts/language';
import type { ReadableEntry, ReadableFact } from './model';
import { entryOf, type Reader } from './reader';

/** Works that are counted: which are free by which plan, and what pays for the others. */
export function readWorks(reader: Reader): ReadableEntry[] {
  const { works } = reader.regulation;
  if (works === undefined) return [];
  const { title, when, free, paid, balance, source } = works;
  return entryOf('works', reader.say(title), source, [
    ...reader.fact('when', 'works.when', reader.condition(when) ?? reader.label('any'), source),
    ...(free === null ? [] : readFree(reader, free, source)),
    ...reader.fact('paidBy', 'works.paid', agreementTitle(reader.regulation, paid, reader.language), source),
    ...reader.fact(
      'balance',
      'works.balance',
      balance === null ? null : reader.label('balanceCovers', { currency: balance }),
      source,
    ),
  ]);
}

type Free = NonNullable<NonNullable<Regulation['works']>['free']>;

function readFree(reader: Reader, { minutes, plans, plan, beyond }: Free, source: string): ReadableFact[] {
  return [
    ...reader.facts(
      'freeWorks',
      Object.entries(plans).map(([code, { title, month, source: own }]) => {
        const label = month === null ? 'freeAny' : month === 0 ? 'freeNone' : 'freeCount';
        return reader.line(
          `works.free.plans.${code}`,
          reader.label(label, { plan: reader.say(title), count: month ?? '' }),
          own,
        );
      }),
    ),
    ...reader.fact('ownPlan', 'works.free.plan', reader.titleOf(plans, plan), source),
    ...reader.fact('freeMinutes', 'works.free.minutes', reader.label('minutes', { count: minutes }), source),
    ...reader.fact(
      'beyondPlan',
      'works.free.beyond',
      agreementTitle(reader.regulation, beyond, reader.language),
      source,
    ),
  ];
}

function agreementTitle({ agreements }: Regulation, code: string, language: Language): string {
  const rule = lookUp(agreements, code);
  return rule === undefined || rule.terms === 'limit' ? code : rule.title[language];
}
