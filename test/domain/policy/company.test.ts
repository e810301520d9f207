/** What the people of a client's company see and may do (SK-1, F21). */
import type { PersonActor } from '../../../domain/policy/actor';
import { may, maySee, type ClientReach, type Standing } from '../../../domain/policy/may';

const ofAuthor: Standing = { clientId: 'c-1', authorId: 'author', authorKind: 'person', sharedWith: ['follower'] };
const ofProgram: Standing = {
  clientId: 'c-1',
  authorId: 'program',
  authorKind: 'integration',
  sharedWith: ['follower'],
};

function user(personId: string, more: Partial<PersonActor> = {}): PersonActor {
  return { kind: 'person', personId, shortId: 'cl-01', role: 'client', clientId: 'c-1', ...more };
}

const people: Readonly<Record<string, PersonActor>> = {
  author: user('author'),
  follower: user('follower'),
  colleague: user('colleague'),
  lead: user('lead', { inCompany: 'lead' }),
  program: user('program', { inCompany: 'integration' }),
  'another program': user('another', { inCompany: 'integration' }),
  'lead elsewhere': user('lead', { clientId: 'c-2', inCompany: 'lead' }),
  'author elsewhere': user('author', { clientId: 'c-2' }),
};

const reaches: readonly ClientReach[] = ['reader', 'author-or-lead', 'author', 'nobody'];

/** Sees it; then what the grants give, in the order of `reaches`. */
it.each([
  ['author', 'a person’s', ofAuthor, 'sees reader author-or-lead author'],
  ['follower', 'a person’s', ofAuthor, 'sees reader'],
  ['colleague', 'a person’s', ofAuthor, ''],
  ['lead', 'a person’s', ofAuthor, 'sees reader author-or-lead'],
  ['program', 'a person’s', ofAuthor, ''],
  ['lead elsewhere', 'a person’s', ofAuthor, ''],
  ['author elsewhere', 'a person’s', ofAuthor, ''],
  ['program', 'a program’s', ofProgram, 'sees reader author-or-lead author'],
  ['another program', 'a program’s', ofProgram, ''],
  ['colleague', 'a program’s', ofProgram, 'sees reader author-or-lead author'],
  ['follower', 'a program’s', ofProgram, 'sees reader author-or-lead author'],
  ['lead', 'a program’s', ofProgram, 'sees reader author-or-lead author'],
  ['lead elsewhere', 'a program’s', ofProgram, ''],
])('F21 SK-1 the %s and %s ticket', (who, _whose, ticket, expected) => {
  const actor = people[who];
  if (actor === undefined) throw new Error(who);
  const can = reaches.filter((client) => may(actor, { client, staff: [] }, ticket));
  expect([...(maySee(actor, { ...ticket, technicians: [] }) ? ['sees'] : []), ...can].join(' ')).toBe(expected);
});
