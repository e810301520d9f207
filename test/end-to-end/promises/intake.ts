/** How a ticket comes in, and who may do what with it. */
import { eventually } from '../harness/caller';
import { clockOf, type TicketView } from '../harness/views';
import { done, notices, signIn, timeline, verdict, type Cast } from './cast';

export function intakePromises(cast: () => Cast): void {
  describe('SK-1 everybody has a role, and the manager leads', () => {
    test('SK-1 who may assign, set a priority and read', async () => {
      const { author, colleague, stranger, specialist, other, manager } = cast();
      const { id } = await author.file({ topic: 'consulting' });
      const acts = [
        [author, 'assign', { to: other.shortId }, '403 not-allowed'],
        [stranger, 'reply', { text: 'Мы тоже' }, '404 not-found'],
        [colleague, 'reply', { text: 'И у меня' }, '404 not-found'],
        [specialist, 'assign', { to: other.shortId }, '403 not-allowed'],
        [specialist, 'assign', { to: specialist.shortId }, 'done'],
        [other, 'assign', { to: other.shortId }, '403 not-allowed'],
        [specialist, 'classify', { priority: 'high' }, '403 not-allowed'],
        [manager, 'classify', { priority: 'high' }, 'done'],
        [manager, 'assign', { to: other.shortId, reason: 'отпуск' }, 'done'],
        [manager, 'assign', { to: 'sp-99' }, '422 unknown-person'],
        [author, 'share', { with: [colleague.personId] }, 'done'],
        [colleague, 'reply', { text: 'И у меня' }, 'done'],
        [colleague, 'close', {}, '403 not-allowed'],
      ] as const;
      const came: string[] = [];
      for (const [who, type, fields] of acts) came.push(verdict(await who.give(id, type, fields)));
      expect(came).toEqual(acts.map(([, , , expected]) => expected));
      const ticket = await manager.read(id);
      expect(ticket).toMatchObject({
        assignee: { shortId: other.shortId },
        priority: 'high',
        author: { id: author.personId },
      });
      expect(ticket.company.name).toBe(author.account.company);
      const assigned = (await timeline(manager, id)).filter(({ type }) => type === 'assigned');
      expect(assigned.map(({ by, data }) => [by.id, data['to'], data['reason']])).toEqual([
        [specialist.personId, specialist.shortId, null],
        [manager.personId, other.shortId, 'отпуск'],
      ]);
    });
  });

  describe('SK-3 channels', () => {
    test('SK-3 the portal wants an account, and a program its key', async () => {
      const { product, author } = cast();
      const inPortal = await signIn(product, author);
      expect((await inPortal.file()).channel).toBe('portal');
      expect((await author.file()).channel).toBe('api');
      const nobody = await fetch(`${product.base}/api/v1/tickets`, { method: 'POST' });
      expect(nobody.status).toBe(401);
    });

    test('SK-3 a specialist takes a call down for its author, who has the ticket, from the instant of the call', async () => {
      const { author, specialist, colleague } = cast();
      const called = Date.now() - 120_000;
      const call = { channel: 'phone', onBehalfOf: author.account.email, receivedAt: new Date(called).toISOString() };
      const filed = await specialist.file({ ...call, topic: 'server-failure', reportedByPhone: true });
      const seen = await author.read(filed.id);
      expect(seen).toMatchObject({ channel: 'phone', author: { id: author.personId }, receivedAt: call.receivedAt });
      expect(clockOf(seen, 'triage').startedAt).toBe(call.receivedAt);
      const [opened] = await timeline(specialist, filed.id);
      expect(opened).toMatchObject({ by: { id: specialist.personId }, at: call.receivedAt });
      expect(opened?.data['registeredBy']).toBe(specialist.personId);
      await expect(colleague.file({ channel: 'phone' })).rejects.toThrow('403');
    });

    test('SK-3 a pure consultation is only logged', async () => {
      const { author, specialist, product } = cast();
      const before = await product.prisma.ticket.count();
      const text = 'Спросили, где скачать отчёт';
      const logged = await specialist.call<object>('POST', '/contacts', { text, person: author.account.email });
      expect(logged.status).toBe(201);
      const { body } = await specialist.call<{ items: object[] }>('GET', '/contacts');
      expect(body.items).toContainEqual(
        expect.objectContaining({
          text,
          person: expect.objectContaining({ id: author.personId }) as unknown,
          channel: 'phone',
        }),
      );
      expect(await product.prisma.ticket.count()).toBe(before);
    });
  });

  test('SK-4 a ticket carries what the form asks and files, and nothing missing refuses it', async () => {
    const { product, author, specialist } = cast();
    const form = new FormData();
    form.set('desk', 'skai');
    form.set('file', new Blob(['координаты;время\n'], { type: 'text/csv' }), 'трек.csv');
    const response = await fetch(`${product.base}/api/v1/attachments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${author.account.apiKey}` },
      body: form,
    });
    expect(response.status).toBe(201);
    const { id: attachment } = (await response.json()) as { id: string };
    const fields = {
      contact: '+7 900 000-00-00',
      product: 'skai-online',
      'vehicle-numbers': ['А123ВС777', 'Е456КХ777'],
      steps: 'Открыть карту',
    };
    const { id } = await author.file({ topic: 'remote-diagnostics', vehicles: 2, fields, attachments: [attachment] });
    expect(await specialist.read(id)).toMatchObject({ vehicles: 2, fields });
    const [opened] = await timeline(specialist, id);
    expect(opened?.message).toMatchObject({ attachments: [{ id: attachment, name: 'трек.csv' }] });
    const bytes = await fetch(`${product.base}/api/v1/attachments/${attachment}`, {
      headers: { authorization: `Bearer ${specialist.account.apiKey}` },
    });
    expect(await bytes.text()).toBe('координаты;время\n');
    expect(await author.file()).toMatchObject({ topic: 'other', fields: {} });
  });

  test('SK-5 a second problem becomes a ticket of its own, with its own workflow and terms', async () => {
    const { product, author, specialist } = cast();
    const { id } = await author.file({ topic: 'consulting' });
    await done(specialist, id, 'assign', { to: specialist.shortId });
    const split = await done(specialist, id, 'split', { subject: 'Нет отчёта', text: 'И отчёт не строится' });
    const [newId] = split.splitOff;
    const second = await author.read(newId ?? '');
    expect(second).toMatchObject({
      splitFrom: id,
      stage: 'triage',
      subject: 'Нет отчёта',
      author: { id: author.personId },
    });
    expect(second.tid).not.toBe(split.tid);
    expect(Date.parse(clockOf(second, 'triage').startedAt)).toBeGreaterThan(Date.parse(split.receivedAt));
    const handle = product.temporal.workflow.getHandle(second.tid);
    await eventually(
      'the second ticket has its own run',
      async () => (await handle.describe()).status.name === 'RUNNING',
    );
    // Closing the first leaves the second.
    await done(author, id, 'close');
    expect((await author.read(newId ?? '')).stage).toBe('triage');
  });

  test('SK-6 every change and comment stands in chronological order', async () => {
    const { author, specialist, manager } = cast();
    const { id } = await author.file({ topic: 'consulting' });
    await done(manager, id, 'assign', { to: specialist.shortId });
    await done(specialist, id, 'reply', { text: 'Смотрим' });
    await done(author, id, 'reply', { text: 'Спасибо' });
    await done(specialist, id, 'note', { text: 'Похоже на модем' });
    await done(manager, id, 'classify', { priority: 'high' });
    await done(specialist, id, 'triage', { outcome: 'consultation', text: 'Перезапустите' });
    const all = await timeline(manager, id);
    expect(all.map(({ revision }) => revision)).toEqual(all.map((_, index) => index + 1));
    const instants = all.map(({ at }) => Date.parse(at));
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    const story = all.filter(({ type }) => !type.startsWith('clock-') && type !== 'stage-entered');
    expect(story.map(({ type, by }) => [type, by.id])).toEqual([
      ['opened', author.personId],
      ['assigned', manager.personId],
      ['replied', specialist.personId],
      ['replied', author.personId],
      ['noted', specialist.personId],
      ['classified', manager.personId],
      ['triaged', specialist.personId],
    ]);
    // The author reads the same story without what is internal.
    const seen = await timeline(author, id);
    expect(seen.map(({ message }) => message?.text).filter(Boolean)).toEqual([
      expect.any(String),
      'Смотрим',
      'Спасибо',
      'Перезапустите',
    ]);
  });

  test('SK-7 every answer is a letter to its reader, in the portal as long as nothing takes it outside', async () => {
    const { colleague, specialist } = cast();
    const prefer = (letters: unknown) => colleague.call('PUT', '/me/preferences', { letters });
    const { id } = await colleague.file({ topic: 'consulting' });
    const answered = async (text: string, letters: unknown): Promise<void> => {
      expect((await prefer(letters)).status).toBe(200);
      await done(specialist, id, 'reply', { text });
    };
    await answered('Письмом', {});
    await answered('Только в портале', false);
    await answered('Это не письмом', { answers: false });
    await answered('Опять письмом', true);
    // Written and delivered with the word itself: nobody sends them.
    const letters = await notices(colleague, id);
    expect(letters.every(({ state }) => state === 'delivered')).toBe(true);
    expect(letters.filter(({ kind }) => kind === 'answer').map(({ channel }) => channel)).toEqual(
      Array.from({ length: 4 }, () => 'portal'),
    );
    expect(letters.filter(({ kind }) => kind === 'acknowledgement')).toHaveLength(1);
    expect(letters.every(({ recipient }) => recipient.id === colleague.personId)).toBe(true);
  });

  test('SK-15 a critical server failure asks for a call until one is logged, and the limit runs anyway', async () => {
    const { author, specialist } = cast();
    const filed = await author.file({ topic: 'server-failure' });
    const reported = { topic: 'server-failure', reportedByPhone: true };
    await expect(author.file(reported)).rejects.toThrow('403');
    const onBehalfOf = author.account.email;
    const called: TicketView = await specialist.file({ ...reported, onBehalfOf });
    expect(filed).toMatchObject({ phoneCall: { required: true, loggedAt: null }, priority: 'critical' });
    expect(called.phoneCall.loggedAt).toBe(called.receivedAt);
    expect(called.clocks.map(({ code }) => code)).not.toContain('phone-call');
    expect(clockOf(filed, 'phone-call')).toMatchObject({ state: 'running', owes: 'author' });
    expect(clockOf(filed, 'resolution')).toMatchObject({ state: 'running' });
    const asksToCall = async (id: string) =>
      (await notices(author, id)).map(({ body }) => /по телефону: 8 \(/.test(body));
    expect([await asksToCall(filed.id), await asksToCall(called.id)]).toEqual([[true], [false]]);
    const call = { direction: 'in', outcome: 'reached', text: 'Позвонили, сервер не отвечает' };
    const after = await done(specialist, filed.id, 'log-call', call);
    expect(after.phoneCall.loggedAt).not.toBeNull();
    expect(clockOf(after, 'phone-call').state).toBe('stopped');
  });
}
