/** How a ticket ends, and what its author says about it. */
import { randomUUID } from 'node:crypto';
import { eventually, type Caller } from '../harness/caller';
import { clockOf } from '../harness/views';
import { done, signIn, timeline, verdict, type Cast } from './cast';

interface Feedback {
  readonly total: number;
  readonly byScore: readonly { readonly key: string | null; readonly score: string; readonly count: number }[];
  readonly byReason: Feedback['byScore'];
  readonly byPerson: Feedback['byScore'];
  readonly byTopic: Feedback['byScore'];
  readonly items: readonly { readonly ticket: { readonly id: string }; readonly comment: string | null }[];
}

const answer = { kind: 'answer', text: 'Замените антенну' };

export function closingPromises(cast: () => Cast): void {
  test('SK-8 author and specialist can close, each in their way', async () => {
    const { author, specialist, manager } = cast();
    const acts: readonly (readonly [who: Caller, fields: object, solved: boolean, expected: string])[] = [
      [author, {}, false, 'by-author'],
      [author, {}, true, 'confirmed'],
      [specialist, { reason: 'duplicate' }, false, 'duplicate'],
      [specialist, {}, false, '422 close-needs-reason'],
      [specialist, { reason: 'withdrawn' }, true, '422 unsolved-only'],
      [specialist, { reason: 'confirmed-by-phone' }, true, 'confirmed-by-phone'],
      [manager, { reason: 'withdrawn' }, true, 'withdrawn'],
    ];
    for (const [who, fields, solved, expected] of acts) {
      const { id } = await author.file({ topic: 'consulting' });
      if (solved) await done(specialist, id, 'solve', answer);
      const came = await who.give(id, 'close', fields);
      expect(came.ticket?.closed?.how ?? verdict(came)).toBe(expected);
    }
  });

  test('SK-9 SK-12 feedback on the work of the responsible reaches specialists and manager', async () => {
    const { author, colleague, specialist, manager, other } = cast();
    const comment = `Быстро помогли ${randomUUID()}`;
    const rating = { score: 'good', reason: 'speed', comment };
    const { id } = await author.file({ topic: 'system-reports' });
    await done(manager, id, 'assign', { to: other.shortId });
    await done(other, id, 'solve', answer);
    expect(verdict(await author.give(id, 'rate', rating))).toBe('422 not-closed');
    await done(author, id, 'confirm');
    await done(author, id, 'share', { with: [colleague.personId] });
    const acts = [
      [colleague, rating, '403 not-allowed'],
      [author, { score: 'splendid' }, '422 unknown-score'],
      [author, { score: 'good', reason: 'weather' }, '422 unknown-reason'],
      [author, rating, 'done'],
      // A slip of the finger is corrected within a day (F19).
      [author, { score: 'bad' }, 'done'],
      [author, rating, 'done'],
    ] as const;
    const came: string[] = [];
    for (const [who, fields] of acts) came.push(verdict(await who.give(id, 'rate', fields)));
    expect(came).toEqual(acts.map(([, , expected]) => expected));

    const bad = await author.file({ topic: 'system-reports' });
    await done(author, bad.id, 'close');
    await done(author, bad.id, 'rate', { score: 'bad', reason: 'clarity' });
    const none = await author.file({ topic: 'system-reports' });
    await done(author, none.id, 'close');
    await done(author, none.id, 'rate', { score: 'none' });

    for (const who of [manager, specialist]) {
      const { status, body } = await who.call<Feedback>('GET', '/feedback?desk=skai&topic=system-reports');
      expect(status).toBe(200);
      expect(body.total).toBe(3);
      expect([...body.byScore].sort((a, b) => a.score.localeCompare(b.score))).toMatchObject([
        { score: 'bad', count: 1 },
        { score: 'good', count: 1 },
        { score: 'none', count: 1 },
      ]);
      expect(body.byPerson).toContainEqual(expect.objectContaining({ key: other.shortId, score: 'good', count: 1 }));
      expect(body.byReason).toContainEqual({ key: 'speed', score: 'good', count: 1 });
      expect(body.items.filter(({ ticket }) => ticket.id === id)).toMatchObject([{ comment }]);
    }
    expect((await author.call('GET', '/feedback')).status).toBe(403);
    const told = await eventually('the responsible and the manager are told', async () => {
      const { body } = await manager.call<{ items: { kind: string; recipient: { id: string } }[] }>(
        'GET',
        `/tickets/${id}/notices`,
      );
      const found = body.items.filter(({ kind }) => kind === 'feedback').map(({ recipient }) => recipient.id);
      return found.length > 0 ? found : null;
    });
    expect(told.sort()).toEqual([other.personId, manager.personId].sort());
  });

  test('SK-10 on the portal the author confirms, which closes, and rates', async () => {
    const { product, author, specialist } = cast();
    const inPortal = await signIn(product, author);
    const { id } = await inPortal.file({ topic: 'consulting' });
    const solved = await done(specialist, id, 'solve', answer);
    expect(solved.nextStep).toMatchObject({ owes: 'author', step: 'confirm-or-object' });
    expect((await inPortal.read(id)).can).toMatchObject({
      confirm: 'yes',
      object: 'yes',
      close: 'yes',
      rate: 'not-closed',
    });
    const closed = await done(inPortal, id, 'confirm');
    expect(closed).toMatchObject({ stage: 'closed', closed: { how: 'confirmed' } });
    expect(closed.can).toMatchObject({ rate: 'yes', confirm: 'ticket-closed' });
    expect((await done(inPortal, id, 'rate', { score: 'good' })).ratings).toMatchObject([{ score: 'good' }]);
    // Nothing has a date any more, so nothing runs.
    const handle = product.temporal.workflow.getHandle(closed.tid);
    await eventually('the run has ended', async () => (await handle.describe()).status.name === 'COMPLETED');
  });

  test('SK-20 solved stands by agreement, or by silence counted from delivery, for the time the solution states', async () => {
    const { author, specialist } = cast();
    const { id } = await author.file({ topic: 'consulting' });
    expect(verdict(await specialist.give(id, 'solve', { ...answer, objectionDays: 31 }))).toBe(
      '422 objection-out-of-range',
    );
    const solved = await done(specialist, id, 'solve', { ...answer, objectionDays: 5 });
    expect(solved.solution?.objection).toMatchObject({ amount: 5, unit: 'working-day' });
    expect(clockOf(solved, 'resolution').state).toBe('stopped');
    const delivered = await eventually('the solution is delivered', async () => {
      const ticket = await author.read(id);
      return ticket.solution?.deliveredAt ? ticket : null;
    });
    const silence = clockOf(delivered, 'silence');
    expect(silence).toMatchObject({ state: 'running', owes: 'author', startedAt: delivered.solution?.deliveredAt });
    expect(silence.limit.term).toEqual({ amount: 5, unit: 'working-day' });

    const objected = await done(author, id, 'object', { text: 'Не помогло' });
    expect(objected).toMatchObject({ stage: 'resolution', solution: null });
    expect(clockOf(objected, 'resolution')).toMatchObject({ state: 'running' });
    expect(clockOf(objected, 'resolution').pauses).toHaveLength(1);
    expect(clockOf(objected, 'silence').state).toBe('stopped');

    const again = await done(specialist, id, 'solve', { kind: 'repair', text: 'Заменили' });
    expect(again.solution?.objection).toMatchObject({ amount: 3, unit: 'working-day' });
    const agreed = { direction: 'out', outcome: 'agreed', text: 'Клиент согласен' };
    expect(await done(specialist, id, 'log-call', agreed)).toMatchObject({ closed: { how: 'confirmed-by-phone' } });
    const told = (await timeline(author, id))
      .map(({ type }) => type)
      .filter((type) => /solved|object|confirm|closed/.test(type));
    expect(told).toEqual(['solved', 'objected', 'solved', 'confirmed', 'closed']);
  });
}
