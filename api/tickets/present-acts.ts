import { declineOf, emergencyReason, redirectOf } from '../../domain/regulation';
import type { Regulation, Text } from '../../domain/regulation';
import type { Emergency, TicketState } from '../../domain/ticket';
import type { Language } from '../../texts/language';
import { iso, isoOrNull } from './present-clock';

/** How a ticket was closed, with what the ending names. */
export function presentEnding(
  { at, how, of, reason, redirect }: NonNullable<TicketState['closed']>,
  regulation: Regulation,
  language: Language,
): object {
  const named = (code: string | undefined, find: typeof declineOf): object | null =>
    code === undefined ? null : { code, title: titleOr(code, find(regulation, code), language) };
  return {
    at: iso(at),
    how,
    of: of ?? null,
    reason: named(reason, declineOf),
    redirect: named(redirect, redirectOf),
  };
}

/** An emergency as it stands; null where the desk knows none and none was ever declared. */
export function presentEmergency(emergency: Emergency, regulation: Regulation, language: Language): object | null {
  const { state, reason, fault, since, proposed } = emergency;
  if (regulation.emergency === undefined && since === null && proposed === null) return null;
  const title = (code: string): string => titleOr(code, emergencyReason(regulation, code), language);
  return {
    state,
    reason,
    title: reason === null ? null : title(reason),
    fault,
    since: isoOrNull(since),
    proposed: proposed && {
      id: proposed.id,
      reason: proposed.reason,
      title: title(proposed.reason),
      fault: proposed.fault,
      at: iso(proposed.at),
      answeredBy: proposed.answeredBy,
    },
  };
}

function titleOr(code: string, found: { readonly title: Text } | undefined, language: Language): string {
  return found?.title[language] ?? code;
}
