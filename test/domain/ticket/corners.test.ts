/** Corners where two rules of the process meet. */
import { author, manager, msk, sender, specialist, Story } from './story';

const answered = (topic = 'consulting') =>
  new Story()
    .file('2026-11-23 10:00', { topic })
    .does('2026-11-23 11:00', specialist, { type: 'triage', outcome: 'consultation', text: 'x' });
const solved = () =>
  answered()
    .does('2026-11-24 10:00', specialist, { type: 'solve', text: 'x', kind: 'answer' })
    .delivered('2026-11-24 10:05');
const call = (outcome: 'reached' | 'agreed' | 'objected', direction: 'in' | 'out' = 'in') =>
  ({ type: 'log-call', direction, outcome, text: 'x' }) as const;
const failed = (story: Story, at: string, kind: string) =>
  story.does(at, sender, {
    type: 'delivery-report',
    noticeId: 'n',
    kind,
    subject: story.ticket.solution?.id ?? null,
    state: 'failed',
    deliveredAt: msk(at),
  });

it('SK-20 a call of the client while solved stops the silence and is put before the responsible', () => {
  const story = solved().does('2026-11-25 10:00', specialist, call('reached'));
  expect(story.clock('silence').stopped).toBe('2026-11-25 10:00');
  expect(story.owes).toBe('responsible judge-word 2026-11-26 18:00');
});

it('SK-20 an objection by phone resumes as of the word that waited before it', () => {
  const story = solved().does('2026-11-25 10:00', author, { type: 'reply', text: 'no' });
  story.does('2026-11-27 10:00', specialist, call('objected'));
  expect(story.clock('resolution').found?.pauses).toMatchObject([{ to: msk('2026-11-25 10:00') }]);
});

it('SK-20 a bounced solution owes a call, and the silence counts from the call', () => {
  const story = answered().does('2026-11-24 10:00', specialist, { type: 'solve', text: 'x', kind: 'answer' });
  failed(story, '2026-11-24 10:05', 'solution');
  expect(story.clock('delivery-failed').due).toBe('2026-11-25 18:00');
  expect(story.owes).toBe('responsible reach-client 2026-11-25 18:00');
  story.does('2026-11-24 12:00', specialist, { type: 'reply', text: 'did you get it?' });
  expect(story.clock('delivery-failed').stopped).toBeNull();
  story.does('2026-11-25 12:00', specialist, call('reached', 'out'));
  expect(story.clock('delivery-failed').stopped).toBe('2026-11-25 12:00');
  expect(story.clock('silence')).toMatchObject({ started: '2026-11-25 12:00', due: '2026-11-30 18:00' });
});

it('SK-20 a bounce after delivery voids it', () => {
  const story = failed(solved(), '2026-11-25 10:00', 'solution');
  expect(story.clock('silence').stopped).toBe('2026-11-25 10:00');
  expect(story.ticket.solution?.deliveredAt).toBeNull();
});

it('SK-20 a warning of an earlier silence does not serve for the next', () => {
  const story = solved().pass('2026-11-26 18:00').does('2026-11-27 10:00', author, { type: 'reply', text: 'thanks' });
  story.does('2026-11-27 10:05', specialist, { type: 'mark-courtesy' });
  const late = {
    type: 'delivery-report',
    noticeId: 'n',
    kind: 'silence-warning',
    subject: story.ticket.solution?.id ?? null,
    state: 'delivered',
    deliveredAt: msk('2026-11-27 11:00'),
  } as const;
  expect(story.give('2026-11-27 11:00', sender, late)).toBe('unknown-notice');
  story.pass('2026-12-02 18:00');
  expect(story.ticket.stage).toBe('solved');
});

it('SK-14 a visit request ends the duty to agree on a limit with the limit itself', () => {
  const story = answered('other');
  expect(story.clock('agree-limit').stopped).toBeNull();
  story.does('2026-11-23 12:00', specialist, {
    type: 'request-visit',
    subject: '54',
    address: 'a',
    contact: 'c',
    vehicles: 1,
  });
  expect(story.clock('agree-limit').stopped).toBe('2026-11-23 12:00');
});

it('SK-8 nobody closes as confirmed by phone what was neither solved nor agreed', () => {
  const story = answered();
  const close = { type: 'close', reason: 'confirmed-by-phone' } as const;
  expect(story.give('2026-11-23 12:00', specialist, close)).toBe('agreement-needed');
  story.does('2026-11-23 12:01', specialist, call('agreed', 'out'));
  expect(story.give('2026-11-23 12:02', specialist, close)).toBe('done');
});

it('SK-13 a late ticket can still be told a date', () => {
  const story = new Story().file('2026-11-23 10:00', { topic: 'accounts-and-access' }).pass('2026-11-26 10:00');
  const expectedAt = msk('2026-11-26 17:00');
  story.does('2026-11-26 10:00', specialist, { type: 'triage', outcome: 'estimate', text: 'x', expectedAt });
  expect(story.clock('promise').due).toBe('2026-11-26 17:00');
});

it('SK-15 a call that was never made is owed again when the solution did not hold', () => {
  const story = new Story().file('2026-11-23 10:00', { topic: 'server-failure' });
  story.does('2026-11-23 10:10', specialist, { type: 'solve', text: 'x', kind: 'answer' });
  story.does('2026-11-23 12:00', author, { type: 'object', text: 'no' });
  const running = story.ticket.clocks.filter(({ code, stoppedAt }) => code === 'phone-call' && stoppedAt === null);
  expect(running).toMatchObject([{ startedAt: msk('2026-11-23 12:00') }]);
});

it('SK-15 a failure taken down on the phone has had its call', () => {
  const story = new Story().file('2026-11-23 10:00', { topic: 'server-failure' }, specialist, 'phone');
  expect(story.clock('phone-call').exists).toBe(false);
});

it('SK-19 a proposal lapses when another topic gives another limit', () => {
  const story = answered().does('2026-11-24 10:00', specialist, { type: 'propose-extension', days: 3, reason: 'fix' });
  story.does('2026-11-24 11:00', specialist, { type: 'classify', topic: 'data-update' });
  expect(story.ticket.proposal).toBeNull();
  expect(story.clock('proposal').stopped).toBe('2026-11-24 11:00');
  expect(story.events.find(({ type }) => type === 'extension-expired')).toMatchObject({ because: 'relimited' });
});

it('X-3 F15b a due instant moved into the past is told at once, once, and what it overtook is recorded as passed', () => {
  const story = new Story()
    .file('2026-11-23 10:00', { topic: 'server-failure', reportedByPhone: true })
    .pass('2026-11-25 10:00');
  story.does('2026-11-25 10:00', manager, { type: 'classify', topic: 'consulting' });
  const before = story.told.length;
  story.does('2026-11-26 10:00', manager, { type: 'classify', topic: 'system-reports' }).pass('2026-11-26 10:01');
  const resolution = story.told.slice(before).filter((line) => line.startsWith('resolution'));
  expect(resolution).toEqual(['resolution due 2026-11-26 10:00']);
  expect(story.events.filter(({ type }) => type === 'thresholds-passed').at(-1)).toMatchObject({
    key: '1/resolution',
    codes: ['early', 'late'],
  });
});

it('SK-1 a personal manager sees and serves the own client only', () => {
  const story = answered();
  const serving = { ...manager, role: 'personal-manager', clientId: 'c-1' } as const;
  expect(story.give('2026-11-23 12:00', serving, { type: 'reply', text: 'x' })).toBe('done');
  const other = { ...serving, clientId: 'c-2' };
  expect(story.give('2026-11-23 12:00', other, { type: 'reply', text: 'x' })).toBe('not-allowed');
});
