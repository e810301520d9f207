import type { RefusalCode } from '../../domain/policy/refusals';
import { consentRule } from '../../domain/regulation';
import { latestToAgree } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { timeWithOffset } from '../../texts/zoned-time';
import type { ProblemExtras } from '../problems';
import type { CommandInput } from '../schemas/commands';
import type { TicketRead } from '../tickets/visible-ticket';
import { answerersOf, closerHolders, whoMay } from '../who-may';

/** A command that was refused, received at the instant. */
export interface RefusedCommand {
  readonly code: RefusalCode;
  readonly body: CommandInput;
  readonly at: Instant;
}

/** What a refusal says beside its sentence: who may, or of what comes too late, until when it could have been. */
export function refusalDetail(
  { code, body, at }: RefusedCommand,
  ticket: Pick<TicketRead, 'state' | 'rules'>,
  timeZone: string,
): Pick<ProblemExtras, 'detail'> {
  switch (code) {
    case 'not-allowed':
      return whoMay(answerersOf(body, ticket.state, ticket.rules.regulation) ?? closerHolders(body) ?? []);
    case 'too-late-to-agree': {
      const until = latestMoment(body, at, ticket);
      return until === null
        ? {}
        : { detail: { says: 'agreed-until', values: { until: timeWithOffset(timeZone, until) } } };
    }
    default:
      return {};
  }
}

function latestMoment(
  body: CommandInput,
  at: Instant,
  { state, rules }: Pick<TicketRead, 'state' | 'rules'>,
): Instant | null {
  switch (body.type) {
    case 'request-consent': {
      const rule = consentRule(rules.regulation, body.agreement);
      return rule?.terms === 'time' && body.from !== undefined ? latestToAgree(rule, rules, body.from) : null;
    }
    case 'answer-consent': {
      // That it has run out may have been found by this very word; it may have been asked again since.
      const asked = [...state.consents.open, ...state.consents.lapsed].filter(({ until }) => until < at);
      return asked.findLast(({ id }) => body.of === undefined || id === body.of)?.until ?? null;
    }
    default:
      return null;
  }
}
