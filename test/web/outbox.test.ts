/** What becomes of what a technician has said without a network: the rules alone. */
import type { Letter, VisitCommand } from '../../web/outbox/letter';
import {
  anew,
  commandToSend,
  mustGo,
  nextToSend,
  offered,
  orderAfter,
  timed,
  verdictOn,
  wantsTime,
  withFilesAgain,
} from '../../web/outbox/rules';

const minute = 60_000;
const hour = 60 * minute;
const noon = Date.parse('2027-01-11T09:00:00Z');
const iso = (at: number): string => new Date(at).toISOString();

const act: VisitCommand = { type: 'act', outcome: 'done', text: 'Заменили блок', confirmedBy: 'Механик' };

function letter(fields: Partial<Letter> = {}): Letter {
  return {
    ...{ id: 'l1', person: 'p1', visit: 'SKAI-1/1', desk: 'skai', order: 1, saidAt: noon, key: 'k1' },
    ...{ command: { type: 'start' } as const, isTimed: false, files: [], refusal: null },
    ...fields,
  };
}
const refusal = { code: 'visit-ended', title: 'Выезд окончен', detail: null, file: null };
const file = (name: string, kept: { id: string; at: number } | null = null, isSignature = false) => ({
  ...{ key: `f-${name}`, name, isSignature, upload: `u-${name}`, kept },
});

describe('SK-16 what an answer means for the letter that was sent', () => {
  it.each([
    ['taken', 201, true, null, [], { kind: 'done' }],
    ['stored, and decided later', 202, true, null, [], { kind: 'done' }],
    ['no answer', 0, false, null, [], { kind: 'wait', seconds: null }],
    ["the sign-in page of a hotel's network", 200, false, null, [], { kind: 'wait', seconds: null }],
    ['a gateway that knows no such page', 404, false, null, [], { kind: 'wait', seconds: null }],
    ['a gateway without a server behind it', 502, false, null, [], { kind: 'wait', seconds: null }],
    ['not signed in', 401, true, null, [], { kind: 'signed-out' }],
    ['a gateway that asks for a password', 401, false, null, [], { kind: 'wait', seconds: null }],
    ['a photo that a gateway lets through to nobody', 413, false, null, [], { kind: 'refused' }],
    ['too slow', 408, true, null, [], { kind: 'wait', seconds: null }],
    ['too many', 429, true, 30, [], { kind: 'wait', seconds: 30 }],
    ['a decision that threw', 500, true, null, [], { kind: 'later' }],
    ['closing', 503, true, 5, [], { kind: 'wait', seconds: 5 }],
    ['a file forgotten', 404, true, null, ['unknown-attachment'], { kind: 'files-again' }],
    ["another technician's by now", 404, true, null, [], { kind: 'refused' }],
    ['malformed', 400, true, null, ['too-long'], { kind: 'refused' }],
    ['not allowed', 403, true, null, [], { kind: 'refused' }],
    ['the key stands for something else', 409, true, null, [], { kind: 'refused' }],
    ['called off meanwhile', 422, true, null, [], { kind: 'refused' }],
  ] as const)('%s', (_, status, isOurs, retryAfter, faults, verdict) => {
    expect(verdictOn({ status, isOurs, retryAfter, faults })).toEqual(verdict);
  });
});

it('SK-16 letters go in the order of writing, of each visit one after the other, each by its writer alone', () => {
  const first = letter({ id: 'a', order: 1 });
  const second = letter({ id: 'b', order: 2, visit: 'SKAI-2/1' });
  const third = letter({ id: 'c', order: 3 });
  const all = [third, second, first];
  expect(nextToSend(all, 'p1')?.id).toBe('a');
  expect(nextToSend(all, 'p1', new Set(['SKAI-1/1']))?.id).toBe('b');
  expect(nextToSend(all, 'p2')).toBeNull();
  // What came after a refused one waits; other visits do not.
  const held = [{ ...first, refusal }, second, third];
  expect(nextToSend(held, 'p1')?.id).toBe('b');
  expect(nextToSend([{ ...first, refusal }, third], 'p1')).toBeNull();
  // What waits behind another person's letters does not wait for them.
  expect(nextToSend([{ ...first, person: 'p2', refusal }, third], 'p1')?.id).toBe('c');
  expect(orderAfter([], noon)).toBe(noon);
  // Also when the clock of the phone was put back.
  expect(orderAfter([letter({ order: noon + hour })], noon)).toBe(noon + hour + 1);
});

it('SK-17 what has waited says when it happened, by how long ago it was; what is fresh counts from its receipt', () => {
  expect(wantsTime(letter(), noon + minute / 2)).toBe(false);
  expect(wantsTime(letter(), noon + minute)).toBe(true);
  expect(wantsTime(letter({ isTimed: true }), noon + hour)).toBe(false);
  // The phone was set to a later day, and back.
  expect(wantsTime(letter({ saidAt: noon + hour }), noon)).toBe(true);
  // The phone is ten minutes ahead of the server.
  const server = noon + hour - 10 * minute;
  const at = (said: Letter, notBefore: (string | null)[] = []) => timed(said, noon + hour, server, notBefore).command;
  expect(at(letter())).toEqual({ type: 'start', at: iso(server - hour) });
  expect(at(letter({ command: act }))).toMatchObject({ doneAt: iso(server - hour) });
  // Never before what is on the record, never ahead of the server, and unchanged where nothing is asked.
  expect(at(letter(), [null, iso(server - minute)])).toMatchObject({ at: iso(server - minute) });
  expect(at(letter(), [iso(server + minute)])).toMatchObject({ at: iso(server) });
  expect(at(letter({ saidAt: noon + 2 * hour }))).toMatchObject({ at: iso(server) });
  const ready = letter({ command: { type: 'ready' } });
  expect(timed(ready, noon + hour, server, [])).toEqual({ ...ready, isTimed: true });
});

it('SK-16 files go before the word that names them, once, and again where the server has forgotten them', () => {
  expect(mustGo(file('one'), noon)).toBe(true);
  expect(mustGo(file('one', { id: 'a1', at: noon - 22 * hour }), noon)).toBe(false);
  expect(mustGo(file('one', { id: 'a1', at: noon - 24 * hour }), noon)).toBe(true);
  expect(mustGo(file('one', { id: 'a1', at: noon + minute }), noon)).toBe(true);
  const kept = { at: noon };
  const files = [file('one', { id: 'a1', ...kept }), file('signed', { id: 'a2', ...kept }, true)];
  expect(commandToSend(letter({ command: act, files }))).toEqual({
    ...act,
    attachments: ['a1', 'a2'],
    signature: 'a2',
  });
  expect(commandToSend(letter({ command: act, files: files.slice(0, 1) }))).toEqual({ ...act, attachments: ['a1'] });
  expect(commandToSend(letter())).toEqual({ type: 'start' });
  let keys = 0;
  const again = withFilesAgain(letter({ files }), () => `new-${(keys += 1)}`);
  expect(again.files.map((each) => [each.kept, each.upload])).toEqual([
    [null, 'new-1'],
    [null, 'new-2'],
  ]);
});

it('SK-16 what was refused is tried anew under another key, with all that was in it', () => {
  const refused = letter({ command: act, files: [file('one')], refusal, isTimed: true });
  expect(anew(refused, 'k2')).toEqual({ ...refused, key: 'k2', refusal: null });
});

it.each([
  [{ depart: 'yes', start: 'yes' }, [], { depart: true, start: true, act: false, noShow: false }],
  [{ depart: 'yes', start: 'yes', 'no-show': 'yes' }, ['depart'], { depart: false, start: true, noShow: true }],
  [{ depart: 'yes', start: 'yes', 'no-show': 'yes' }, ['depart', 'start'], { start: false, act: true, noShow: false }],
  [{ depart: 'yes', start: 'yes' }, ['start', 'act'], { depart: false, start: false, act: false }],
  [{ depart: 'yes', 'no-show': 'yes' }, ['no-show'], { depart: false, noShow: false }],
  [{ start: 'already-started', act: 'yes' }, [], { start: false, act: true }],
  [{ start: 'visit-ended', act: 'visit-ended' }, [], { depart: false, start: false, act: false, noShow: false }],
] as const)(
  'SK-16 what can be done next is told by what waits on the phone, too: %j after %j',
  (can, waiting, next) => {
    expect(offered(can, waiting)).toMatchObject(next);
  },
);
