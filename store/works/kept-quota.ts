import { quotaKind, type LaterQuota, type OpenMonth, type QuotaEvent, type QuotaState } from '../../domain/quota';
import { monthOf } from '../../domain/time';
import { leftOf } from '../../domain/works';
import { fill, say, type Language } from '../../texts/language';
import { quotaDetails, quotaStageTexts } from '../../texts/works';
import type { Transaction } from '../database';
import type { Change, KeptKind } from '../process/kept-kind';
import type { Unit } from '../process/unit';
import { attributesOf } from '../of-desk';
import type { ProcessView } from '../process/view';
import type { LoadedRules } from '../rules/library';
import { lockAccount } from './account';
import { latestMonth, openMonthRow } from './months';
import { openMonth } from './tell-quota';

type QuotaChange = Change<QuotaState, QuotaEvent, OpenMonth | LaterQuota>;

/** Months of free works as the store keeps them: what is left is decided by their rows, under the account of the client. */
export const keptQuota: KeptKind<QuotaState, QuotaEvent, OpenMonth, LaterQuota, null> = {
  process: quotaKind,
  surround: (_transaction, { before, commands }) => {
    const opening = commands.find(({ body }) => body.type === 'open-month')?.body;
    const clientId = before?.clientId ?? (opening?.type === 'open-month' ? opening.clientId : null);
    return Promise.resolve({
      standing: { clientId, authorId: '', authorKind: 'person', sharedWith: [] },
      world: () => null,
      persons: () => [],
    });
  },
  view: quotaView,
  keep: closeMonth,
  follow: openNext,
};

/** At the month's edge: what is accepted and not done stands in the next month, what was left does not. */
async function closeMonth(transaction: Transaction, { state, events }: QuotaChange): Promise<void> {
  const over = events.find(({ type }) => type === 'month-over');
  if (over === undefined) return;
  await lockAccount(transaction, state);
  await transaction.quotaMonth.update({ where: { id: state.id }, data: { closedAt: new Date(over.at) } });
  const latest = await latestMonth(transaction, state);
  // Where somebody has asked before the clock rang, the next month is there already.
  if (latest?.id !== state.id || latest.reserved === 0) return;
  const month = monthOf(state.timeZone, state.until)?.month;
  if (month === undefined) throw new Error(`No month of ${state.timeZone} begins at ${state.until}.`);
  await openMonthRow(transaction, state, { month, allowed: latest.allowed }, state.timeZone);
}

async function openNext(unit: Unit, { state, events, now }: QuotaChange, { stamps }: LoadedRules): Promise<void> {
  if (!events.some(({ type }) => type === 'month-over')) return;
  const next = await latestMonth(unit.transaction, state);
  if (next === undefined || next.id === state.id) return;
  const { desk, clientId, timeZone, rules: pin } = state;
  await openMonth(unit, { desk, clientId, timeZone, pin, stamps, now, id: next.id, month: next.month });
}

function quotaView(state: QuotaState, _rules: unknown, language: Language): ProcessView {
  const { number, stage, quota, owed, closing } = state;
  const left = leftOf(quota);
  const head = fill(say(quotaDetails.head, language), { number, stage: say(quotaStageTexts[stage], language) });
  const counts = fill(say(left === null ? quotaDetails.unlimited : quotaDetails.counts, language), {
    spent: quota.spent,
    reserved: owed.length,
    left: left ?? '',
  });
  const details = [
    head,
    counts,
    ...(owed.length === 0
      ? []
      : [fill(say(quotaDetails.owed, language), { tickets: owed.map(({ tid }) => tid).join(', ') })]),
    ...(closing === null ? [] : [fill(say(quotaDetails.closed, language), closing)]),
  ];
  return {
    stage,
    summary: number,
    attributes: attributesOf(state, { clientId: state.clientId }),
    details: details.join('\n\n'),
  };
}
