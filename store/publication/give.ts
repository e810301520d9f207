import type { AuditAct } from '../../domain/audit';
import { publicationKind, type PublicationState } from '../../domain/publication';
import type { Instant } from '../../domain/time';
import type { RefusalCode } from '../../domain/policy/refusals';
import type { Fault } from '../../regulations';
import { recordAudit, type AuditBy, type AuditValues } from '../audit/record-audit';
import { isUuid, jsonOf } from '../json';
import { commit } from '../process/commit';
import { inUnit } from '../process/in-unit';
import type { CommandOutcome } from '../process/inbox';
import { lockProcess } from '../process/lock';
import { known, rowOf, type Receipt } from '../process/receipt';
import type { RunTelling, Unit } from '../process/unit';
import type { StoreContext } from '../store-context';
import { aboutContent, digestOfContent, type Content } from './content';
import { draftedOver } from './drafted-over';
import { keptPublication } from './kept-publication';

/** A word to a publication, and by whom it is on the record of the desk. */
export interface Given extends Pick<Receipt, 'id' | 'identity' | 'actor' | 'channel' | 'ifMatch' | 'requestId'> {
  readonly by: AuditBy;
}

/** What became of it. */
export type GivenOutcome =
  | { readonly kind: 'done'; readonly state: PublicationState; readonly tellings: readonly RunTelling[] }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  /** The same word again: what became of the first. */
  | { readonly kind: 'replay'; readonly outcome: CommandOutcome }
  /** The identity stands for another word. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'no-process' }
  /** Its decision threw. */
  | { readonly kind: 'fault' };

interface Word {
  readonly type: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly act: AuditAct;
  readonly values: AuditValues;
}

const decisionsMs = 1_000;

/** Decides a word to a publication where it arrives. @param beside what changes with it, in the same transaction */
export async function give(
  context: StoreContext,
  given: Given,
  { type, content, act, values }: Word,
  beside: (unit: Unit, state: PublicationState, now: Instant) => Promise<void> = () => Promise.resolve(),
  within: <T>(work: (unit: Unit) => Promise<T>) => Promise<{ result: T; tellings: readonly RunTelling[] }> = (work) =>
    inUnit(context, { runOf: null, decisionsMs }, work),
): Promise<GivenOutcome> {
  const { by, ...receipt } = given;
  const ref = { kind: publicationKind.kind, id: given.id };
  if (!isUuid(given.id)) return { kind: 'no-process' };
  const row = rowOf({ ...receipt, kind: ref.kind, type, content: jsonOf(content) as Record<string, unknown> });
  const { result, tellings } = await within(async (unit): Promise<GivenOutcome> => {
    const { transaction } = unit;
    const locked = await lockProcess(transaction, ref);
    if (locked === undefined) return { kind: 'no-process' };
    const before = locked.state as PublicationState;
    const { outcomes, written, state, now } = await commit(unit, keptPublication, locked, {
      rows: [row],
      reached: null,
    });
    if (!written.has(row.id)) return (await known(transaction, row)) ?? { kind: 'conflict' };
    const outcome = outcomes.find(({ commandId }) => commandId === row.id)?.result;
    if (outcome?.kind === 'refused') return { kind: 'refused', code: outcome.code };
    if (outcome?.kind !== 'done') return { kind: 'fault' };
    await beside(unit, state, now);
    await recordAudit(transaction, {
      ...{ desk: state.desk, at: now, by, act, before: { about: before.about, digest: before.digest } },
      subject: { kind: 'publication', id: state.id, name: state.number },
      after: { about: state.about, digest: state.digest, ...values },
    });
    return { kind: 'done', state, tellings: [] };
  });
  return result.kind === 'done' ? { ...result, tellings } : result;
}

export type Revised = GivenOutcome | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** Something else is drafted. */
export async function reviseDraft(context: StoreContext, given: Given, content: Content): Promise<Revised> {
  const read = await aboutContent(context, content);
  if (!read.ok) return { kind: 'faulty', faults: read.faults };
  const body = { about: read.about, digest: digestOfContent(content) };
  return give(
    context,
    given,
    { type: 'revise', content: body, act: 'draft-revised', values: {} },
    async ({ transaction }, { id, desk, digest }, now) => {
      const before = await transaction.draft.findUniqueOrThrow({ where: { id }, select: { content: true } });
      const whole = await draftedOver(transaction, content, before.content as unknown as Content, { desk, now });
      await transaction.draft.update({
        where: { id },
        data: { kind: content.kind, content: jsonOf(whole) as object, digest },
      });
    },
  );
}

/** What publishing would do to open processes is asked for; its run does it. */
export function askRehearsal(
  context: StoreContext,
  given: Given,
  { openTickets }: { readonly openTickets: 'move' | 'keep' },
): Promise<GivenOutcome> {
  const content = { openTickets };
  return give(context, given, { type: 'rehearse', content, act: 'draft-rehearsed', values: content });
}

/** Nothing comes of it. */
export function withdrawDraft(
  context: StoreContext,
  given: Given,
  { reason }: { readonly reason: string | null },
): Promise<GivenOutcome> {
  const content = { reason };
  return give(context, given, { type: 'withdraw', content, act: 'draft-withdrawn', values: content });
}
