/** What a manager finds in Temporal, and what hands can do there. */
import { nextTick } from '../../../domain/process/clocks';
import { defineSearchAttributeKey } from '@temporalio/common';
import { searchAttributes } from '../../../workflows/messages';
import { eventually } from '../harness/caller';
import { currentDetails, viewRun } from '../harness/engine-view';
import { clockOf } from '../harness/views';
import { done, notices, timeline, verdict, type Cast } from './cast';

export function enginePromises(cast: () => Cast): void {
  const handleOf = (tid: string) => cast().product.temporal.workflow.getHandle(tid);
  const attributesOf = async (tid: string): Promise<Record<string, unknown>> => {
    const { typedSearchAttributes } = await handleOf(tid).describe();
    return Object.fromEntries(
      Object.entries(searchAttributes).map(([name, { type }]) => [
        name,
        typedSearchAttributes.get(defineSearchAttributeKey(name, type)),
      ]),
    );
  };
  const found = async (query: string): Promise<string[]> => {
    const ids: string[] = [];
    for await (const { workflowId } of cast().product.temporal.workflow.list({ query })) ids.push(workflowId);
    return ids;
  };

  test('SK-1 SK-10 SK-14 SK-20 X-3 X-5 one ticket from filing to closed and rated, watched in Temporal', async () => {
    const { product, author, specialist, manager } = cast();
    const filed = await author.file({ topic: 'remote-diagnostics', vehicles: 3, subject: 'Три трекера молчат' });
    const { id, tid } = filed;
    expect(tid).toMatch(/^SKAI-\d+$/);
    expect(filed).toMatchObject({ stage: 'triage', nextStep: { owes: 'manager', step: 'assign' } });
    const timer = async (): Promise<string[]> =>
      (await viewRun(product.temporal, tid))?.timers.map(({ name }) => name) ?? [];
    await eventually('its timer runs', async () => (await timer()).length === 1);
    expect(await timer()).toEqual(['triage early']);
    await expect((await handleOf(tid).describe()).staticSummary()).resolves.toBe(`${tid} · remote-diagnostics`);

    await done(manager, id, 'assign', { to: specialist.shortId });
    await eventually('its run has looked', async () => (await attributesOf(tid))['Assignee'] !== undefined);
    expect(await attributesOf(tid)).toEqual({
      Desk: 'skai',
      TicketNumber: tid,
      Stage: 'triage',
      Topic: 'remote-diagnostics',
      Assignee: specialist.shortId,
      ClientId: filed.company.id,
      NextDue: new Date(clockOf(filed, 'triage').due ?? ''),
    });
    const mine = `Desk = "skai" AND Assignee = "${specialist.shortId}" AND TicketNumber = "${tid}" AND NextDue > "2026-01-01T00:00:00Z"`;
    const listed = await eventually('a manager finds it by its attributes', async () => {
      const ids = await found(mine);
      return ids.length > 0 ? ids : null;
    });
    // What the list shows is the number that people say.
    expect(listed).toEqual([tid]);

    const expectedAt = clockOf(filed, 'resolution').due;
    await done(specialist, id, 'triage', { outcome: 'estimate', text: 'Посмотрим до срока', expectedAt });
    await done(author, id, 'reply', { text: 'Четвёртый тоже молчит' });
    await done(specialist, id, 'propose-extension', { days: 2, reason: 'Новая прошивка' });
    const extended = await done(author, id, 'answer-extension', { answer: 'accept' });
    // The run hears of a word after its answer.
    const details = await eventually('the console shows how it stands', async () => {
      const shown = await currentDetails(product.temporal, tid);
      return shown.includes('Next step: responsible — solve') ? shown : null;
    });
    expect(details).toContain(tid);
    expect(details).toContain('stage 2');
    expect(details).toContain(`Responsible: ${specialist.shortId}`);
    expect(details).not.toContain('Три трекера');
    expect((await attributesOf(tid))['Stage']).toBe('resolution');
    // The agreed limit stands in place of the indicative time before it.
    expect(extended.clocks.filter(({ state }) => state === 'running').map(({ code }) => code)).toEqual(['resolution']);

    await done(specialist, id, 'solve', { kind: 'recommendation', text: 'Перепрошейте' });
    await done(author, id, 'object', { text: 'Не помогло' });
    await done(specialist, id, 'solve', { kind: 'repair', text: 'Перепрошили сами' });
    await eventually('silence has its timer', async () => (await timer()).join() === 'silence warn');
    const state = (await product.store.readTicket(id))?.state;
    expect((await viewRun(product.temporal, tid))?.timers[0]?.firesAt).toBeCloseTo(
      (state && nextTick(state)?.at) ?? 0,
      -4,
    );

    expect(await done(author, id, 'confirm')).toMatchObject({ stage: 'closed', closed: { how: 'confirmed' } });
    const rated = await done(author, id, 'rate', { score: 'good', reason: 'quality', comment: 'Спасибо' });
    expect(rated.ratings).toMatchObject([{ score: 'good', reason: 'quality' }]);
    const end = await eventually('its run ends', async () => {
      const view = await viewRun(product.temporal, tid);
      return view?.status === 'COMPLETED' ? view : null;
    });
    expect(end).toMatchObject({ timers: [], taskFailures: [] });
    expect(verdict(await author.give(id, 'confirm'))).toBe('422 ticket-closed');
  });

  test('X-5 hands in Temporal reassign and close; what they get wrong is an event and a duty, never a failed task', async () => {
    const { product, author, manager, specialist, other } = cast();
    const { id, tid } = await author.file({ topic: 'consulting' });
    const handle = handleOf(tid);
    await eventually('it has its run', async () => (await handle.describe()).status.name === 'RUNNING');
    await handle.signal('reassign', { to: other.shortId, reason: 'подмена' });
    await eventually('the signal is heeded', async () => (await author.read(id)).assignee?.shortId === other.shortId);

    const wrong: readonly (readonly [name: string, ...args: unknown[]])[] = [
      ['reassign', { to: 'sp-99' }],
      ['reassign', { whom: specialist.shortId }],
      ['reassign', 'sp-01'],
      ['reassign'],
      ['close', { reason: 'tired of it' }],
      ['close', null, 1, { more: [] }],
      ['reply', { inboxId: 'nothing' }],
    ];
    for (const [name, ...args] of wrong) await handle.signal(name, ...args);
    // Two that mean nothing to a ticket.
    await handle.signal('escalate', { to: 'the moon' });
    await handle.signal('process', 17);
    const refused = await eventually('every wrong one is on the record', async () => {
      const events = (await timeline(manager, id)).filter(({ type }) => type === 'signal-refused');
      return events.length === wrong.length ? events : null;
    });
    // A word that names no row is judged at the next look, hands one after the other.
    expect(refused.map(({ data }) => String(data['refusal'])).sort()).toEqual([
      ...wrong.slice(1).map(() => 'malformed'),
      'unknown-person',
    ]);
    expect(refused.every(({ by }) => by.kind === 'system' && by.id === 'engine-ui')).toBe(true);
    const ticket = await manager.read(id);
    expect(ticket).toMatchObject({ assignee: { shortId: other.shortId }, stage: 'triage' });
    expect(clockOf(ticket, 'signal-refused')).toMatchObject({ state: 'running', owes: 'manager' });
    const told = (await notices(manager, id)).filter(({ kind }) => kind === 'signal-refused');
    expect(told.map(({ recipient }) => recipient.id)).toEqual(wrong.map(() => manager.personId));
    // The client neither sees nor waits for it.
    expect((await author.read(id)).clocks.map(({ code }) => code)).not.toContain('signal-refused');

    await handle.signal('close', { reason: 'duplicate' });
    await eventually('closed by hand', async () => (await author.read(id)).closed?.how === 'duplicate');
    const end = await eventually('its run ends', async () => {
      const view = await viewRun(product.temporal, tid);
      return view?.status === 'COMPLETED' ? view : null;
    });
    expect(end.taskFailures).toEqual([]);
  });
}
