import { actingOn, isStaff } from '../../domain/policy/actor';
import type { DeskMember, PersonActor } from '../../domain/policy/actor';
import { filingSetters } from '../../domain/policy/fields';
import { authorKindOf, may } from '../../domain/policy/may';
import type { AuthorKind, Grant } from '../../domain/policy/may';
import { membershipsAt } from '../auth/caller';
import type { Caller } from '../auth/caller';
import { requireSettable } from '../auth/settable';
import type { SettersOf } from '../auth/settable';
import type { z } from '../schemas/zod';
import { Problem } from '../problems';
import { forbidden } from '../who-may';
import type { Fault, FaultCode } from '../problems';
import type { ApiStore } from '../services';
import type { filingBody } from './filing-schema';

type Body = z.output<typeof filingBody>;
type ClientUser = Awaited<ReturnType<ApiStore['findClientUsers']>>[number];

/** Whose ticket a filing makes. */
export interface Author {
  readonly personId: string;
  readonly kind: AuthorKind;
  readonly clientId: string;
  readonly name: string | null;
  readonly clientName: string | null;
}

/** Who of the desk takes filings down for clients. */
const filing: Grant = {
  client: 'author',
  staff: ['specialist', 'coordinator', 'personal-manager', 'manager', 'administrator'],
};

/** Of exactly the fields that the schema has. */
const setters: SettersOf<Body> = filingSetters;

/**
 * For whom it is filed, and as what the caller files it: a client's user is the author; people of the desk name one, a user of a
 * client, or a caller of whom they say name and company and who then is made known (SK-3).
 *
 * @throws Problem for a field that is not the caller's to say, for an author whom the caller cannot file for, and where the
 * company has to be named
 */
export async function filerOf(
  body: Body,
  caller: Caller,
  member: DeskMember,
  store: ApiStore,
): Promise<{ readonly author: Author; readonly actor: PersonActor }> {
  const companies = membershipsAt(caller, body.desk).flatMap(({ role, clientId, clientName, inCompany }) =>
    role === 'client' && clientId !== null
      ? [{ personId: caller.personId, name: caller.name, clientId, clientName, inCompany }]
      : [],
  );
  const worksHere = companies.length < member.held.length;
  const own = companies.length > 0 && !(worksHere && body.onBehalfOf !== undefined);
  if (!own && !worksHere) throw mayNotFile();
  const author = authorFrom(own ? ofCompany(companies, body.client) : await namedBy(body, member, store));
  const actor = filerFor(body, member, author);
  if (body.level !== undefined && body.levelReason === undefined) {
    throw new Problem('level-needs-reason', { errors: [fault('/levelReason', 'level-needs-reason')] });
  }
  return { author, actor };
}

/** As what somebody files for an author. @throws Problem where that cannot be, or for a field that somebody else sets */
function filerFor(body: Body, member: DeskMember, author: Pick<Author, 'clientId' | 'personId' | 'kind'>): PersonActor {
  const { clientId, personId: authorId, kind: authorKind } = author;
  const actor = actingOn(member, clientId);
  if (actor !== null) requireSettable(body, setters, actor, 'forbidden');
  if (actor !== null && may(actor, filing, { clientId, authorId, authorKind, sharedWith: [] })) return actor;
  // Whom a personal manager does not serve is nobody to that one.
  const known = actor === null || !isStaff(actor) || actor.role === 'technician';
  throw known ? mayNotFile() : unknownPerson();
}

/** The author whom somebody of the desk names. @throws Problem */
async function namedBy(body: Body, member: DeskMember, store: ApiStore): Promise<ClientUser> {
  const { desk, client, onBehalfOf } = body;
  if (onBehalfOf === undefined) {
    throw new Problem('malformed', { errors: [fault('/onBehalfOf', 'missing', 'author-needed')] });
  }
  if (typeof onBehalfOf !== 'string') return namedCaller(body, onBehalfOf, member, store);
  const users = await store.findClientUsers(desk, onBehalfOf);
  if (users.length === 0) throw unknownPerson();
  return ofCompany(users, client);
}

/** Somebody without an account, found again or made known. */
async function namedCaller(
  body: Body,
  { client, name, phone, email }: Exclude<NonNullable<Body['onBehalfOf']>, string>,
  member: DeskMember,
  store: ApiStore,
): Promise<ClientUser> {
  if (body.client !== undefined && body.client !== client) throw unknown('/client', 'unknown-client');
  // Nobody is made known by one who may not file for the company.
  filerFor(body, member, { clientId: client, personId: '', kind: 'person' });
  const { desk } = body;
  const { timeZone } = (await store.rulesFor(desk, null)).regulation;
  const caller = { desk, clientId: client, name, phone: phone ?? null, email: email ?? null, timeZone };
  const found = await store.findOrAddCaller(caller);
  switch (found.kind) {
    case 'found':
      return found.user;
    case 'unknown-client':
      throw unknown('/onBehalfOf/client', 'unknown-client');
    case 'address-of-another':
      throw new Problem('address-of-another', { errors: [fault('/onBehalfOf/email', 'address-of-another')] });
    default: {
      const never: never = found;
      return never;
    }
  }
}

/** The one that is named, or the only one. @throws Problem */
function ofCompany<User extends { readonly clientId: string }>(
  users: readonly User[],
  client: string | undefined,
): User {
  const [only, ...more] = client === undefined ? users : users.filter(({ clientId }) => clientId === client);
  if (only === undefined) throw unknown('/client', 'unknown-client');
  if (more.length > 0) throw new Problem('client-not-named', { errors: [fault('/client', 'client-not-named')] });
  return only;
}

function authorFrom({ inCompany, ...user }: Omit<Author, 'kind'> & Pick<ClientUser, 'inCompany'>): Author {
  return { ...user, kind: authorKindOf(inCompany) };
}

function unknown(pointer: string, code: FaultCode): Problem {
  return new Problem('not-found', { errors: [fault(pointer, code)] });
}

function mayNotFile(): Problem {
  return forbidden(['client', ...filing.staff]);
}

function unknownPerson(): Problem {
  return new Problem('not-found', { errors: [fault('/onBehalfOf', 'unknown-person', 'no-such-person')] });
}

function fault(pointer: string, code: FaultCode, says?: Fault['says']): Fault {
  return { pointer, code, ...(says === undefined ? {} : { says }) };
}
