import { handsOverTo, lookUp, type Regulation, type Text } from '../../domain/regulation';
import type { TicketState } from '../../domain/ticket';
import type { Language } from '../../texts/language';
import { iso } from './present-clock';

interface Titled {
  readonly code: string;
  readonly title: string;
}

/** Which service has a ticket, which took part, and to which it can go: the desk's own affair. */
export function presentService({ service }: TicketState, regulation: Regulation, language: Language): object | null {
  const { holds, took, pending } = service;
  if (holds === null) return null;
  const named = (code: string): Titled => titledAs(regulation.services, code, language);
  return {
    holds: named(holds),
    tookPart: took.map(named),
    handOver: pending && { to: named(pending.to), from: named(pending.from), since: iso(pending.since) },
    handsOverTo: handsOverTo(regulation, holds).map(named),
  };
}

/** What the preliminary tests say, each by its last result, the latest first. */
export function presentTests({ tests }: TicketState, regulation: Regulation, language: Language): readonly object[] {
  return Object.entries(tests)
    .sort(([, a], [, b]) => b.at - a.at)
    .map(([code, { result, service, at }]) => ({
      test: titledAs(regulation.tests, code, language),
      result: titledAs(lookUp(regulation.tests, code)?.results ?? {}, result, language),
      at: iso(at),
      suggests: service === null ? null : titledAs(regulation.services, service, language),
    }));
}

function titledAs(
  entries: Readonly<Record<string, { readonly title: Text }>>,
  code: string,
  language: Language,
): Titled {
  return { code, title: lookUp(entries, code)?.title[language] ?? code };
}
