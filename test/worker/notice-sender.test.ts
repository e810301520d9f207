import type { RunTelling } from '../../store/process/unit';
import type { Claim, ClaimedNotice } from '../../store/claim-notices';
import type { Settlement } from '../../store/settle-notice';
import { createNoticeSender } from '../../worker/notice-sender';
import type { Delivery, Letter } from '../../worker/transports/transport';
import { portal } from '../../worker/transports/portal';

const second = 1_000;
const delivered: Delivery = { state: 'delivered' };
const busy = { state: 'later', fault: '451 busy' } as const;

function notice(id: string, attempt = 1): ClaimedNotice {
  return {
    id,
    attempt,
    kind: 'ticket-opened',
    channel: 'portal',
    language: 'ru',
    audience: 'responsible',
    params: {},
    letter: { subject: 'Тема', body: 'Текст', marks: [] },
    createdAt: 0,
    ticket: { id: 'ticket', tid: 'SKAI-1', desk: 'skai', subject: 'Subject' },
    desk: { name: 'SKAI', address: null },
    messageId: null,
    earlier: [],
    inDoubt: false,
    scale: {},
    recipient: {
      id: 'person',
      name: 'Name',
      email: 'name@example.org',
      domain: 'example.org',
      timeZone: 'Europe/Moscow',
    },
  };
}

function letter(id: string, domain: string, attempt = 1): Letter {
  const recipient = { id, name: id, email: `${id}@${domain}`, domain, timeZone: 'Europe/Moscow' };
  return { ...notice(id, attempt), channel: 'email', recipient };
}

/** What the run of the ticket would learn of a settled letter; the letter's id stands in the workflow id. */
function tellingAfter(id: string): RunTelling {
  const workflowId = `SKAI-1/${id}`;
  const telling = {
    kind: 'ticket',
    id: 'ticket',
    workflowId,
    started: true,
    quiet: false,
    awaited: false,
    needsRun: true,
  };
  return { ...telling, labels: null, standing: null, isNew: false, at: 0 };
}

/** A sender on a time that passes when it is told to, with a store that holds these letters. */
function stage(
  waiting: ClaimedNotice[],
  deliver: (letter: Letter, signal: AbortSignal) => Promise<Delivery>,
  /** How long the next looks take, in milliseconds; those after them nothing. */
  takes: number[] = [],
) {
  const settled: { id: string; attempt: number; settlement: Settlement }[] = [];
  const told: string[] = [];
  const held: string[][] = [];
  const errors: unknown[] = [];
  /** To which domains nothing might go, at each claim. */
  const looks: (readonly string[])[] = [];
  const faults: Error[] = [];
  let elapsed = 0;
  const waits = new Set<{ readonly until: number; readonly over: () => void }>();
  const sender = createNoticeSender({
    store: {
      clock: { now: async () => 1_000_000 },
      claimNotices: async ({ most, notTo = [] }: Claim) => {
        looks.push(notTo);
        elapsed += takes.shift() ?? 0;
        const may = ({ channel, recipient }: ClaimedNotice) =>
          channel !== 'email' || recipient === null || !notTo.includes(recipient.domain);
        const claimed = waiting.filter(may).slice(0, most);
        for (const one of claimed) waiting.splice(waiting.indexOf(one), 1);
        return claimed;
      },
      holdNotices: async (letters) => {
        held.push(letters.map(({ id, attempt }) => `${id}/${attempt}`));
      },
      settleNotice: async (id, attempt, settlement) => {
        const fault = faults.shift();
        if (fault) throw fault;
        settled.push({ id, attempt, settlement });
        return { settled: true, tellings: settlement.state === 'again' ? [] : [tellingAfter(id)] };
      },
    },
    tell: ({ id, workflowId }) => told.push(`${id} ${workflowId}`),
    transports: { portal: { deliver }, email: { deliver } },
    mailDomain: 'desk.example',
    onError: (error) => errors.push(error),
    elapsed: () => elapsed,
    wait: (milliseconds, signal) =>
      new Promise<void>((resolve) => {
        const one = { until: elapsed + milliseconds, over: resolve };
        waits.add(one);
        signal.addEventListener('abort', () => {
          waits.delete(one);
          resolve();
        });
      }),
  });
  /** Whatever can happen without time passing has happened. */
  const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const pass = async (milliseconds: number): Promise<void> => {
    elapsed += milliseconds;
    for (const one of [...waits]) {
      if (one.until > elapsed) continue;
      waits.delete(one);
      one.over();
    }
    await quiet();
  };
  /** Passes until the sender waits for somebody, or has nothing to do. */
  const work = async (): Promise<void> => {
    for (;;) {
      const result = await Promise.race([sender.pass(), quiet().then(() => 'waits')]);
      if (result !== 'more') return;
    }
  };
  const states = () => settled.map(({ id, settlement }) => `${id} ${settlement.state}`);
  return { sender, settled, states, told, held, looks, errors, faults, pass, work, quiet };
}

/** A transport that keeps letters until it is told what became of them. */
function patient() {
  const hands = new Map<string, { readonly end: (delivery: Delivery) => void; readonly signal: AbortSignal }>();
  const deliver = ({ id }: Letter, signal: AbortSignal) =>
    new Promise<Delivery>((resolve) => hands.set(id, { end: resolve, signal }));
  return { hands, deliver };
}

test('X-6 what the transport delivered is settled, and the run is told where a clock counts from it', async () => {
  const { sender, settled, told } = stage([notice('n1')], async () => delivered);
  await expect(sender.pass()).resolves.toBe('more');
  await expect(sender.pass()).resolves.toBe('idle');
  expect(settled).toEqual([{ id: 'n1', attempt: 1, settlement: delivered }]);
  expect(told).toEqual(['ticket SKAI-1/n1']);
});

test.each<[string, () => Promise<Delivery>, string]>([
  ['says later', async () => busy, '451 busy'],
  ['breaks', () => Promise.reject(new TypeError('of a letter to Ivan')), 'TypeError'],
])('a transport that %s is asked again, ever later, by the clock of the store', async (_, deliver, fault) => {
  const { work, settled, told } = stage([notice('n1', 1), notice('n2', 2), notice('n3', 20)], deliver);
  await work();
  expect(settled.map(({ settlement }) => settlement)).toEqual([
    { state: 'again', notBefore: 1_030_000, fault },
    { state: 'again', notBefore: 1_060_000, fault },
    { state: 'again', notBefore: 4_600_000, fault },
  ]);
  expect(told).toEqual([]);
});

test('X-5 a letter that may be out stays in doubt through attempts of which nobody heard', async () => {
  const away: Delivery = { state: 'later', fault: 'ECONNREFUSED', ours: true };
  const { work, settled } = stage([{ ...letter('n1', 'a.example', 2), inDoubt: true }], async () => away);
  await work();
  expect(settled.map(({ settlement }) => settlement)).toMatchObject([{ state: 'again', offered: true }]);
});

test('after some two days of trying a letter has failed, and the ticket learns of it', async () => {
  const { work, settled, told } = stage([notice('n1', 60)], async () => ({ state: 'later', fault: 'timeout' }));
  await work();
  expect(settled[0]?.settlement).toEqual({ state: 'failed', fault: 'timeout' });
  expect(told).toEqual(['ticket SKAI-1/n1']);
});

test('a letter whose person is gone has failed, without a transport, and those behind it go', async () => {
  const asked: string[] = [];
  const gone = { ...notice('n1'), channel: 'email' as const, recipient: null };
  const { work, settled } = stage([gone, letter('n2', 'a.example')], async ({ id }) => {
    asked.push(id);
    return delivered;
  });
  await work();
  expect(settled.map(({ id, settlement }) => [id, settlement])).toEqual([
    ['n1', { state: 'failed', fault: 'no-recipient' }],
    ['n2', delivered],
  ]);
  expect(asked).toEqual(['n2']);
});

test('the slowest letter is waited for by nobody: a slot that becomes free is filled at once', async () => {
  const { hands, deliver } = patient();
  const rest = Array.from({ length: 50 }, (_, index) => letter(`n${index}`, `d${index}.example`));
  const slow = letter('slow', 'slow.example');
  const { work, states } = stage([slow, ...rest], (one, signal) =>
    one.id === 'slow' ? deliver(one, signal) : Promise.resolve(delivered),
  );
  await work();
  expect(states()).toHaveLength(50);
  expect([...hands.keys()]).toEqual(['slow']);
  hands.get('slow')?.end(delivered);
  await work();
  expect(states().at(-1)).toBe('slow delivered');
});

test('a bounded number is in hand', async () => {
  const { hands, deliver } = patient();
  const letters = Array.from({ length: 40 }, (_, index) => letter(`n${index}`, `d${index}.example`));
  const { work } = stage(letters, deliver);
  await work();
  expect(hands.size).toBe(16);
  for (const { end } of [...hands.values()].slice(0, 3)) end(delivered);
  await work();
  expect(hands.size).toBe(19);
});

test('a domain whose server hangs leaves most slots to the others', async () => {
  const { hands, deliver } = patient();
  const letters = Array.from({ length: 40 }, (_, index) => letter(`h${index}`, 'hangs.example'));
  const others = Array.from({ length: 40 }, (_, index) => letter(`n${index}`, 'quick.example'));
  const { work, states } = stage([...letters, ...others], (one, signal) =>
    one.recipient.domain === 'hangs.example' ? deliver(one, signal) : Promise.resolve(delivered),
  );
  await work();
  expect(states()).toHaveLength(40);
  expect(hands.size).toBeLessThan(8);
});

test('letters of full domains are not passed over again and again: after a pause, as long as nothing else was found', async () => {
  const { hands, deliver } = patient();
  const letters = Array.from({ length: 40 }, (_, index) => letter(`h${index}`, 'hangs.example'));
  const { work, pass, looks } = stage(letters, deliver);
  const lookedPast = () => looks.filter((notTo) => notTo.includes('hangs.example')).length;
  await work();
  expect(lookedPast()).toBe(1);
  // Others of the domain are still in hand: it is as full as before.
  for (const id of ['h0', 'h1']) hands.get(id)?.end(delivered);
  await work();
  await work();
  const before = lookedPast();
  await work();
  expect(lookedPast()).toBe(before);
  await pass(150);
  await work();
  expect(lookedPast()).toBe(before + 1);
});

test('looks are as far apart as passing over is dear, and one slow look makes nobody wait', async () => {
  const takes: number[] = [];
  const letters = Array.from({ length: 40 }, (_, index) => letter(`h${index}`, 'hangs.example'));
  const { work, pass, looks } = stage(letters, patient().deliver, takes);
  await work();
  const looksAfter = async (milliseconds: number): Promise<number> => {
    const before = looks.length;
    await pass(milliseconds);
    await work();
    return looks.length - before;
  };
  takes.push(80);
  expect(await looksAfter(150)).toBe(1);
  expect(await looksAfter(150)).toBe(1);
  takes.push(50, 50, 50, 50, 50);
  for (let count = 0; count < 5; count += 1) expect(await looksAfter(150)).toBe(1);
  expect(await looksAfter(150)).toBe(0);
  expect(await looksAfter(350)).toBe(1);
});

test('a domain whose server said later is left alone for a growing while, and others go on', async () => {
  const asked: string[] = [];
  const waiting: ClaimedNotice[] = [];
  let answer: Delivery = busy;
  const { work, pass, states, settled } = stage(waiting, async ({ id, recipient }) => {
    asked.push(id);
    return recipient.domain === 'down.example' ? answer : delivered;
  });
  const send = async (...letters: ClaimedNotice[]) => {
    waiting.push(...letters);
    await work();
  };
  await send(letter('a', 'down.example'));
  await send(letter('b', 'down.example'), letter('c', 'up.example'));
  expect(states()).toEqual(['a again', 'b again', 'c delivered']);
  expect(settled[1]?.settlement).toMatchObject({ fault: '451 busy' });
  expect(asked).toEqual(['a', 'c']);
  // A letter that comes again finds its domain rested. One letter asks, not all that wait for the answer.
  await pass(30 * second);
  await send(letter('a', 'down.example', 2), letter('b', 'down.example', 2));
  expect(asked).toEqual(['a', 'c', 'a']);
  await pass(29 * second);
  await send(letter('d', 'down.example'));
  expect(asked).toEqual(['a', 'c', 'a']);
  await pass(second);
  answer = delivered;
  await send(letter('b', 'down.example', 3));
  await send(letter('d', 'down.example', 2), letter('e', 'down.example'));
  expect(asked).toEqual(['a', 'c', 'a', 'b', 'd', 'e']);
});

test('a transport whose time is up gives its letter back, and its domain rests', async () => {
  const { sender, work, pass, settled, held } = stage([letter('n1', 'hangs.example')], async (_, signal) => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    signal.throwIfAborted();
    return delivered;
  });
  await work();
  await pass(60 * second);
  expect(settled).toEqual([
    { id: 'n1', attempt: 1, settlement: { state: 'again', notBefore: 1_030_000, fault: 'TimeoutError' } },
  ]);
  await sender.pass();
  expect(held).toEqual([]);
});

test('X-5 a transport that does not heed its limit loses the slot and keeps the letter: nobody else gets it until it ends', async () => {
  const { hands, deliver } = patient();
  const letters = Array.from({ length: 17 }, (_, index) => letter(`n${index}`, `d${index}.example`));
  const { work, pass, quiet, settled, held, errors } = stage(letters, deliver);
  await work();
  await pass(60 * second);
  expect([...hands.values()].every(({ signal }) => signal.aborted)).toBe(true);
  await work();
  expect(hands.has('n16')).toBe(false);
  await pass(5 * second);
  await work();
  expect(hands.has('n16')).toBe(true);
  expect(errors).toHaveLength(16);
  expect(settled).toEqual([]);
  // The first lease would end 120 seconds after the claim; it is renewed long before, and again.
  expect(held).toHaveLength(1);
  expect(held[0]).toContain('n0/1');
  await pass(30 * second);
  await work();
  expect(held).toHaveLength(2);
  hands.get('n0')?.end(delivered);
  await quiet();
  expect(settled).toEqual([{ id: 'n0', attempt: 1, settlement: delivered }]);
  await pass(30 * second);
  await work();
  expect(held[2]).not.toContain('n0/1');
});

test('a letter that is out is recorded as soon as the store is back, and not handed over again', async () => {
  let handed = 0;
  const { work, pass, states, faults, errors } = stage([letter('n1', 'a.example')], async () => {
    handed += 1;
    return delivered;
  });
  faults.push(new Error('away'), new Error('still away'));
  await work();
  await pass(second);
  expect(states()).toEqual([]);
  await pass(2 * second);
  expect(states()).toEqual(['n1 delivered']);
  expect(errors).toHaveLength(2);
  expect(handed).toBe(1);
});

test('a worker that stops lets its transports finish, and takes the letters back from those that do not', async () => {
  const { hands, deliver } = patient();
  const { sender, work, pass, quiet, states } = stage(
    [letter('n1', 'a.example'), letter('n2', 'b.example')],
    (one, signal) => {
      const end = deliver(one, signal);
      signal.addEventListener('abort', () => hands.get(one.id)?.end(busy));
      return end;
    },
  );
  await work();
  let closed = false;
  const closing = sender.close().then(() => (closed = true));
  hands.get('n1')?.end(delivered);
  await quiet();
  expect(states()).toEqual(['n1 delivered']);
  expect(closed).toBe(false);
  await pass(8 * second);
  await closing;
  expect(states()).toEqual(['n1 delivered', 'n2 again']);
});

test('what stands in the store stands in the portal', async () => {
  const { signal } = new AbortController();
  await expect(portal.deliver(letter('n1', 'a.example'), signal)).resolves.toEqual(delivered);
});
