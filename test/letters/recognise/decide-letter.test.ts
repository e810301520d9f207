import { decideLetter } from '../../../mail/recognise/decide-letter';
import type { Outcome } from '../../../mail/recognise/outcome';
import { lookUpsOf, type KnownPerson, type Thread, type World } from '../../../mail/recognise/world';
import { answer, letter } from '../corpus/builder';
import { bounces } from '../corpus/bounces';
import { factsOf } from '../corpus/reads';

const pass = 'mx.desk.example; dmarc=pass header.from=client.example';
const disowned = 'mx.desk.example; spf=fail smtp.mailfrom=client.example; dmarc=fail header.from=client.example';
const ivan: KnownPerson = { id: 'ivan', side: 'client', clients: ['client-a'] };
const staff: KnownPerson = { id: 'sp-01', side: 'staff', clients: [] };
const own: Thread = { ticket: 't-1', client: 'client-a', participants: ['ivan.petrov@client.example'] };
const ofClient: Thread = { ticket: 't-2', client: 'client-a', participants: ['kate@client.example'] };
const others: Thread = { ticket: 't-9', client: 'client-z', participants: ['zoe@other.example'] };

const quiet: World = {
  senders: 'company-domain',
  trust: { hosts: ['mx.desk.example'], loopback: false },
  seen: null,
  notice: null,
  person: null,
  companies: [],
  referred: [],
  numbered: [],
};

interface Case {
  readonly when: string;
  readonly fields?: Readonly<Record<string, string | readonly string[]>>;
  /** What the receiving server says, and before it what came with the letter. */
  readonly auth?: string;
  readonly world?: Partial<World>;
  readonly then: Outcome;
}

const tray = (reason: Extract<Outcome, { outcome: 'tray' }>['reason']): Outcome => ({ outcome: 'tray', reason });
const ticket = (client: string, person: string | null): Outcome => ({ outcome: 'ticket', client, person });
const reply = (into: string, by: 'references' | 'number', person: string | null): Outcome => ({
  outcome: 'reply',
  ticket: into,
  person,
  by,
});
const byDomain = { companies: ['client-a'] };
const registered = { senders: 'registered-address' } as const;

async function decided({ fields = {}, auth, world = {} }: Case): Promise<Outcome> {
  const raw = letter({ ...(auth !== undefined && { 'Authentication-Results': auth }), ...fields }, 'words');
  return decideLetter(await factsOf(raw), { ...quiet, ...world });
}

function holds(cases: readonly Case[]): void {
  it.each(cases.map((one) => [one.when, one] as const))('%s', async (_, one) => {
    expect(await decided(one)).toEqual(one.then);
  });
}

describe('SK-3 a sender is recognised by the domain of the company', () =>
  holds([
    { when: 'the domain vouches', auth: pass, world: byDomain, then: ticket('client-a', null) },
    { when: 'a signature of the domain', auth: 'mx.desk.example; dkim=pass header.d=client.example; spf=softfail', world: byDomain, then: ticket('client-a', null) }, // prettier-ignore
    { when: 'a path to return to within the domain', auth: 'mx.desk.example; spf=pass smtp.mailfrom=bounce@mail.client.example', world: byDomain, then: ticket('client-a', null) }, // prettier-ignore
    { when: 'another domain vouches', auth: 'mx.desk.example; dkim=pass header.d=other.example; spf=pass smtp.mailfrom=x@other.example', world: byDomain, then: tray('sender-unverified') }, // prettier-ignore
    { when: 'nobody vouches', world: byDomain, then: tray('sender-unverified') },
    { when: 'a host that is not trusted vouches', auth: 'mx.attacker.example; dmarc=pass header.from=client.example', world: byDomain, then: tray('sender-unverified') }, // prettier-ignore
    { when: 'the domain disowns the letter', auth: disowned, world: byDomain, then: tray('sender-disowned') },
    { when: 'the topmost field of the trusted host counts, not one that came along', fields: { 'Authentication-Results': [disowned, pass] }, world: byDomain, then: tray('sender-disowned') }, // prettier-ignore
    { when: 'a pass in a comment is none', auth: 'mx.desk.example; dmarc=none (dmarc=pass header.from=client.example)', world: byDomain, then: tray('sender-unverified') }, // prettier-ignore
    {
      when: 'a domain of two clients',
      auth: pass,
      world: { companies: ['client-a', 'client-b'] },
      then: tray('ambiguous-domain'),
    },
    { when: 'a stranger', auth: pass, then: tray('stranger') },
    {
      when: 'handed over on this machine',
      world: { ...byDomain, trust: { hosts: [], loopback: true } },
      then: ticket('client-a', null),
    },
    {
      when: 'a registered address goes before its domain',
      world: { person: ivan, companies: ['client-b'] },
      then: ticket('client-a', 'ivan'),
    },
  ]));

describe('HT-9 a sender is recognised by a registered address', () =>
  holds([
    { when: 'nobody says anything', world: { ...registered, person: ivan }, then: ticket('client-a', 'ivan') },
    {
      when: 'the domain vouches',
      auth: pass,
      world: { ...registered, person: ivan },
      then: ticket('client-a', 'ivan'),
    },
    {
      when: 'the domain disowns the letter',
      auth: disowned,
      world: { ...registered, person: ivan },
      then: tray('sender-disowned'),
    },
    {
      when: 'another address of the domain',
      auth: pass,
      world: { ...registered, ...byDomain },
      then: tray('stranger'),
    },
    { when: 'a person of two clients', world: { ...registered, person: { ...ivan, clients: ['client-a', 'client-b'] } }, then: tray('several-clients') }, // prettier-ignore
    { when: 'the desk’s own people', world: { ...registered, person: staff }, then: tray('from-staff') },
    { when: 'whom to answer is no claim of who wrote', fields: { From: '', 'Reply-To': 'ivan.petrov@client.example' }, world: { person: ivan }, then: tray('no-sender') }, // prettier-ignore
    { when: 'two senders', fields: { From: ['ivan.petrov@client.example', 'x@y.example'] }, world: { person: ivan }, then: tray('several-senders') }, // prettier-ignore
  ]));

describe('HT-10 a letter joins a ticket by what it refers to, or by a number together with who writes', () =>
  holds([
    {
      when: 'refers, takes part',
      fields: answer,
      world: { person: ivan, referred: [own] },
      then: reply('t-1', 'references', 'ivan'),
    },
    {
      when: 'refers, of the same client',
      fields: answer,
      world: { person: ivan, referred: [ofClient] },
      then: reply('t-2', 'references', 'ivan'),
    },
    { when: 'refers, of the client’s domain that vouches', fields: answer, auth: pass, world: { ...byDomain, referred: [ofClient] }, then: reply('t-2', 'references', null) }, // prettier-ignore
    { when: 'refers, of the client’s domain that says nothing', fields: answer, world: { ...byDomain, referred: [ofClient] }, then: tray('sender-unverified') }, // prettier-ignore
    { when: 'refers to several: the nearest', fields: answer, world: { person: ivan, referred: [ofClient, own] }, then: reply('t-2', 'references', 'ivan') }, // prettier-ignore
    { when: 'refers, takes part without an account', fields: answer, auth: pass, world: { referred: [own] }, then: { outcome: 'reply', ticket: 't-1', person: null, by: 'references' } }, // prettier-ignore
    {
      when: 'refers, a stranger',
      fields: answer,
      auth: pass,
      world: { referred: [others] },
      then: tray('not-of-this-ticket'),
    },
    {
      when: 'refers to another client’s ticket',
      fields: answer,
      world: { person: ivan, referred: [others] },
      then: tray('not-of-this-ticket'),
    },
    { when: 'the desk’s own person that takes part', fields: answer, world: { person: staff, referred: [own] }, then: reply('t-1', 'references', 'sp-01') }, // prettier-ignore
    {
      when: 'a number, takes part',
      fields: { Subject: 'SKAI-1042' },
      world: { person: ivan, numbered: [own] },
      then: reply('t-1', 'number', 'ivan'),
    },
    { when: 'a number of another client', fields: { Subject: 'SKAI-1042' }, world: { person: ivan, numbered: [others] }, then: tray('not-of-this-ticket') }, // prettier-ignore
    { when: 'a number, and the domain disowns', fields: { Subject: 'SKAI-1042' }, auth: disowned, world: { person: ivan, numbered: [own] }, then: tray('sender-disowned') }, // prettier-ignore
    { when: 'two numbers, one of them of the sender', fields: { Subject: 'SKAI-1, SKAI-9' }, world: { person: ivan, numbered: [others, own] }, then: reply('t-1', 'number', 'ivan') }, // prettier-ignore
    { when: 'two numbers of the sender', fields: { Subject: 'SKAI-1, SKAI-2' }, world: { person: ivan, numbered: [own, ofClient] }, then: tray('several-tickets') }, // prettier-ignore
    {
      when: 'a number that nobody has',
      fields: { Subject: 'SKAI-7777' },
      world: { person: ivan },
      then: ticket('client-a', 'ivan'),
    },
  ]));

describe('HT-10 programs open and join nothing', () =>
  holds([
    { when: 'a note of absence', fields: { 'Auto-Submitted': 'auto-replied' }, world: { person: ivan, referred: [own] }, then: tray('auto-reply') }, // prettier-ignore
    {
      when: 'a list',
      fields: { 'List-Id': '<l.example>' },
      world: { person: ivan, referred: [own] },
      then: tray('list'),
    },
    {
      when: 'a circular',
      fields: { Precedence: 'bulk' },
      world: { person: ivan, referred: [own] },
      then: tray('bulk'),
    },
    { when: 'monitoring of a registered address', fields: { 'Auto-Submitted': 'auto-generated' }, world: { person: ivan }, then: ticket('client-a', 'ivan') }, // prettier-ignore
    { when: 'a program of the client’s domain', fields: { 'Auto-Submitted': 'auto-generated' }, auth: pass, world: byDomain, then: tray('auto-generated') }, // prettier-ignore
    {
      when: 'our own letter in a loop',
      fields: { 'X-Loop': 'support@desk.example' },
      world: { person: ivan },
      then: tray('own-letter'),
    },
  ]));

describe('SK-3 a letter counts once, and a report belongs to the letter that it is about', () => {
  it('the same again, and another one under the same identity', async () => {
    const { contentDigest } = await factsOf(letter({}, 'words'));
    expect(await decided({ when: '', then: tray('stranger'), world: { seen: { contentDigest } } })).toEqual({
      outcome: 'duplicate',
    });
    const other = { seen: { contentDigest: 'sha256:other' }, person: ivan };
    expect(await decided({ when: '', then: tray('stranger'), world: other })).toEqual(
      tray('same-identity-other-content'),
    );
  });

  it.each(bounces.map((sample) => [sample.name, sample] as const))('%s', async (_, { raw, says }) => {
    const facts = await factsOf(raw);
    const told = decideLetter(facts, { ...quiet, notice: 'n-1' });
    const { permanent, status } = says['bounce'] as { permanent: boolean; status: string | null };
    const state = permanent ? 'bounced' : status?.startsWith('2') === true ? 'delivered' : 'delayed';
    expect(told).toEqual({ outcome: 'notice-state', notice: 'n-1', state });
    expect(decideLetter(facts, quiet)).toEqual(tray('report-of-unknown-letter'));
  });

  it('looks up what it answers before what the thread began with', async () => {
    const facts = await factsOf(
      letter({ ...answer, References: '<a@x> <b@x> <asked@desk.example>', Subject: 'HT-7' }, 'x'),
    );
    expect(lookUpsOf(facts)).toMatchObject({ domain: 'client.example', references: ['asked@desk.example', 'b@x', 'a@x'], numbers: ['HT-7'] }); // prettier-ignore
  });
});
