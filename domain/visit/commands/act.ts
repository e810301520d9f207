import { stopClocks } from '../../process';
import { onSite } from '../../policy/may';
import { refuse, type Refusal } from '../../policy/refusals';
import type { PartsAmount } from '../../parts';
import type { VisitRule } from '../../regulation';
import type { Instant } from '../../time';
import { notEnded, ownTrip, reportedAt } from '../effects/checks';
import { startVisitClocks, visitRule } from '../effects/clocks';
import { allDoubts, settleDoubts } from '../effects/doubts';
import { wordsOfAct } from '../act-words';
import type { VisitCommandRule } from '../state/rule';
import { byPlace, reservedOf, vanOf } from '../state/spares';

/** The work act: what was done on the spot, with everything that the regulation asks for. It may come late, and counts once. */
export interface Act {
  readonly type: 'act';
  readonly outcome: 'done' | 'another-visit';
  readonly text: string;
  /** When the work was done, if the act comes later. */
  readonly doneAt?: Instant;
  /** Codes of the template's points that were seen to. */
  readonly checklist?: readonly string[];
  /** Photos and files, uploaded before. */
  readonly attachments?: readonly string[];
  readonly readings?: { readonly before: string; readonly after: string };
  /** The client's confirmation on the spot: who confirmed stands in the text of the act. */
  readonly confirmedBy?: string;
  /** Which of the attachments is the client's signature, where it was given on the glass of the phone. */
  readonly signature?: string;
  /** Built in, out of the van. */
  readonly spares?: readonly PartsAmount[];
  /** What the next trip has to bring along, in place of what was needed before; of `another-visit`. */
  readonly needs?: readonly PartsAmount[];
}

export const act: VisitCommandRule<Act> = {
  type: 'act',
  grant: { client: 'nobody', staff: onSite },
  check(state, _rules, actor) {
    if (state.act !== null) return refuse('act-stands');
    return notEnded(state) ?? (state.trip.startedAt === null ? refuse('not-started') : ownTrip(state, actor));
  },
  decide(draft, body, { id, receivedAt }, { rules }) {
    const { slot, trip } = draft.state;
    const technician = slot?.technician ?? '';
    const doneAt = reportedAt(body.doneAt, receivedAt, [trip.startedAt]);
    if (typeof doneAt !== 'number') return doneAt;
    const refusal =
      (body.outcome === 'done' ? missing(body, visitRule(rules)) : null) ?? unknownPoint(body, visitRule(rules));
    if (refusal !== null) return refusal;
    const place = vanOf(technician);
    const used = byPlace((body.spares ?? []).map((line) => ({ ...line, place })));
    if (used.some(({ part, quantity }) => reservedOf(draft.state, part, place) < quantity))
      return refuse('spares-short');
    if (used.length > 0) draft.emit({ type: 'spares-used', lines: used });
    // It went ahead.
    settleDoubts(draft, allDoubts, 'work-begun');
    if (body.outcome === 'another-visit') {
      if (body.needs !== undefined) draft.emit({ type: 'spares-needed', lines: [...body.needs] });
      draft.emit({ type: 'another-visit-needed', actId: id, technician, receivedAt }, doneAt);
      return null;
    }
    const confirmed = body.confirmedBy !== undefined;
    const checklist = [...(body.checklist ?? [])];
    const photos = photosOf(body);
    const more = {
      ...(body.readings === undefined ? {} : ({ readings: true } as const)),
      ...(body.signature === undefined ? {} : { signature: body.signature }),
    };
    draft.emit({ type: 'work-done', actId: id, technician, receivedAt, confirmed, checklist, photos, ...more }, doneAt);
    stopClocks(draft, { until: ['work-done'] }, doneAt);
    startVisitClocks(draft, rules, 'work-done', { subject: id });
    return null;
  },
  message: (body) => ({ kind: 'visit', text: wordsOfAct(body) }),
};

/** What the regulation asks for and the act does not bring. */
function missing(body: Act, { act: rule }: VisitRule): Refusal | null {
  const seen = new Set(body.checklist ?? []);
  const unseen = Object.entries(rule.checklist).some(([code, point]) => point.required && !seen.has(code));
  if (unseen) return refuse('checklist-incomplete');
  if (photosOf(body) < rule.photos) return refuse('photos-missing');
  if (rule.readings === 'required' && body.readings === undefined) return refuse('readings-missing');
  return rule.confirmation === 'required' && body.confirmedBy === undefined ? refuse('confirmation-missing') : null;
}

/** A signature is no photo of the work. */
function photosOf({ attachments = [], signature }: Act): number {
  return attachments.filter((id) => id !== signature).length;
}

function unknownPoint({ checklist = [] }: Act, { act: rule }: VisitRule): Refusal | null {
  return checklist.every((code) => Object.hasOwn(rule.checklist, code)) ? null : refuse('unknown-checkpoint');
}
