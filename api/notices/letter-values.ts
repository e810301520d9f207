import { lookUp } from '../../domain/regulation';
import type { Notice, Rules } from '../../domain/process';
import type { TicketState } from '../../domain/ticket';
import type { Instant, Term, TermUnit } from '../../domain/time';
import type { Language } from '../../texts/language';
import { answerText, silenceText } from '../../texts/notices';
import { arrivalText, decisionDeadline, readinessText } from '../../texts/notices-visits';
import { timeForPeople, timeWithOffset } from '../../texts/zoned-time';
import { inWords } from '../tickets/in-words';
import { zoneOfClock } from '../visits/zones';

type Params = Notice['params'];

/** What the words of a letter are filled with, but for words of the ticket, which the timeline tells. */
export function letterValues(
  {
    params,
    language,
    address = '',
  }: { readonly params: Params; readonly language: Language; readonly address?: string | null },
  {
    state,
    rules,
    subject,
    authorName = null,
  }: {
    readonly state: TicketState;
    readonly rules: Rules;
    readonly subject: string;
    readonly authorName?: string | null;
  },
): Record<string, string | number> {
  const words = inWords(params, rules.regulation, language, instantWriter(params, state, rules));
  const written = (key: string): string | null => (words[key] === undefined ? null : String(words[key]));
  return {
    tid: state.tid,
    subject,
    text: '…',
    author: authorName ?? state.authorId,
    answer: answerText(params['messageId'] == null ? null : '…', language),
    silence: silenceText(objectionOf(params), language),
    readiness: readinessText(written('ready'), language),
    arrival: arrivalText(written('expectedAt'), language),
    deadline: decisionDeadline(written('until'), language),
    address: address ?? '',
    ...words,
  };
}

/** Params that are instants. */
const instants: ReadonlySet<string> = new Set(['due', 'expectedAt', 'until', 'was', 'wouldBeDue']);
/** Those of the work on the spot, told as clocks go there. */
const onSite: ReadonlySet<string> = new Set(['from', 'ready', 'to']);

/** In the desk's zone; but the readers of letters about a visit live by several zones, so these name theirs. */
function instantWriter(
  { visit: number, clock }: Params,
  { visits }: TicketState,
  rules: Rules,
): (key: string, instant: Instant) => string | undefined {
  const { regulation } = rules;
  const visit = visits.find((each) => each.number === number);
  if (visit === undefined)
    return (key, instant) => (instants.has(key) ? timeForPeople(regulation.timeZone, instant) : undefined);
  const siteZone = rules.region(visit.subject)?.timeZone ?? regulation.timeZone;
  const from = typeof clock === 'string' ? lookUp(regulation.clocks, clock)?.from : undefined;
  return (key, instant) => {
    if (onSite.has(key)) return timeWithOffset(siteZone, instant);
    return instants.has(key) ? timeWithOffset(zoneOfClock(from, regulation, siteZone), instant) : undefined;
  };
}

/** How long silence must last, as the letter was written with. */
function objectionOf({ objectionAmount, objectionUnit }: Params): Term | null {
  const unit = termUnits.find((known) => known === objectionUnit);
  return typeof objectionAmount === 'number' && unit ? { amount: objectionAmount, unit } : null;
}

const termUnits = ['working-day', 'working-minute', 'calendar-day', 'minute'] as const satisfies readonly TermUnit[];
