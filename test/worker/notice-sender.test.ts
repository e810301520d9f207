import type { ClaimedNotice } from '../../store/claim-notices';
import type { Settlement } from '../../store/settle-notice';
import { createNoticeSender } from '../../worker/notice-sender';
import type { Delivery } from '../../worker/transports/transport';
import { portal } from '../../worker/transports/portal';

const notice = (id: string, attempt = 1): ClaimedNotice => ({
  id,
  attempt,
  kind: 'ticket-opened',
  channel: 'portal',
  language: 'ru',
  params: {},
  createdAt: 0,
  ticket: { id: 'ticket', tid: 'SKAI-1', desk: 'skai', subject: 'Subject' },
  recipient: { id: 'person', name: 'Name', email: 'name@example.org', timeZone: 'Europe/Moscow' },
});

function stage(waiting: ClaimedNotice[], deliver: () => Promise<Delivery>) {
  const settled: { id: string; attempt: number; settlement: Settlement }[] = [];
  const woken: string[] = [];
  const send = createNoticeSender({
    store: {
      clock: { now: async () => 1_000_000 },
      claimNotices: async ({ most }) => waiting.splice(0, most),
      settleNotice: async (id, attempt, settlement) => {
        settled.push({ id, attempt, settlement });
        return { settled: true, wake: settlement.state === 'again' ? null : { ticketId: 'ticket', commandId: id } };
      },
    },
    engine: {
      wake: async (ticketId, commandId) => {
        woken.push(`${ticketId} ${commandId}`);
        return 'woken';
      },
    },
    transports: { portal: { deliver }, email: { deliver } },
  });
  return { send, settled, woken };
}

test('X-6 what the transport delivered is settled, and the ticket is woken where a clock counts from it', async () => {
  const { send, settled, woken } = stage([notice('n1')], async () => ({ state: 'delivered' }));
  await expect(send()).resolves.toBe('idle');
  expect(settled).toEqual([{ id: 'n1', attempt: 1, settlement: { state: 'delivered' } }]);
  expect(woken).toEqual(['ticket n1']);
});

test.each<[string, () => Promise<Delivery>, string]>([
  ['says later', async () => ({ state: 'later', fault: '451 busy' }), '451 busy'],
  ['breaks', () => Promise.reject(new TypeError('of a letter to Ivan')), 'TypeError'],
])('a transport that %s is asked again, ever later, by the clock of the store', async (_, deliver, fault) => {
  const { send, settled, woken } = stage([notice('n1', 1), notice('n2', 2), notice('n3', 20)], deliver);
  await send();
  expect(settled.map(({ settlement }) => settlement)).toEqual([
    { state: 'again', notBefore: 1_030_000, fault },
    { state: 'again', notBefore: 1_060_000, fault },
    { state: 'again', notBefore: 4_600_000, fault },
  ]);
  expect(woken).toEqual([]);
});

test('after some two days of trying a letter has failed, and the ticket learns of it', async () => {
  const { send, settled, woken } = stage([notice('n1', 60)], async () => ({ state: 'later', fault: 'timeout' }));
  await send();
  expect(settled[0]?.settlement).toEqual({ state: 'failed', fault: 'timeout' });
  expect(woken).toEqual(['ticket n1']);
});

test('what stands in the store stands in the portal', async () => {
  const { signal } = new AbortController();
  await expect(portal.deliver(notice('n1'), signal)).resolves.toEqual({ state: 'delivered' });
});
