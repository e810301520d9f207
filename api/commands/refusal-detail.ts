import type { RefusalCode } from '../../domain/policy/refusals';
import { consentRule } from '../../domain/regulation';
import { latestToAgree } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { timeWithOffset } from '../../texts/zoned-time';
import type { ProblemExtras } from '../problems';
import type { CommandInput } from '../schemas/commands';
import type { TicketRead } from '../tickets/visible-ticket';

/** What a refusal says beside its sentence: of what comes too late, until when it could have been. */
export function refusalDetail(
  code: RefusalCode,
  body: CommandInput,
  ticket: Pick<TicketRead, 'state' | 'rules'>,
  timeZone: string,
): Pick<ProblemExtras, 'detail'> {
  const until = code === 'too-late-to-agree' ? latestMoment(body, ticket) : null;
  return until === null ? {} : { detail: { says: 'agreed-until', values: { until: timeWithOffset(timeZone, until) } } };
}

function latestMoment(body: CommandInput, { state, rules }: Pick<TicketRead, 'state' | 'rules'>): Instant | null {
  switch (body.type) {
    case 'request-consent': {
      const rule = consentRule(rules.regulation, body.agreement);
      return rule?.terms === 'time' && body.from !== undefined ? latestToAgree(rule, rules, body.from) : null;
    }
    case 'answer-consent': {
      // That it has run out may have been found by this very word.
      const asked = [...state.consents.open, ...state.consents.lapsed];
      return asked.findLast(({ id }) => body.of === undefined || id === body.of)?.until ?? null;
    }
    default:
      return null;
  }
}
