import { actingOn } from '../../../domain/policy/actor';
import type { CompanyRole, DeskMember, PersonActor } from '../../../domain/policy/actor';
import type { Role } from '../../../domain/regulation';
import type { Database } from '../../../store/database';
import type { Language } from '../../../texts/language';
import { membershipOf } from '../../../store/membership';

/** Everybody who belongs to a desk as the story meets them. */
export interface DeskPeople {
  /** Users of clients, a line each company of theirs. */
  readonly users: readonly {
    readonly personId: string;
    readonly name: string;
    readonly clientId: string;
    readonly language: Language;
  }[];
  /** Somebody of the desk in a role, as acting on what belongs to a client. */
  readonly staff: (role: Role, clientId: string) => readonly PersonActor[];
  /** @throws for somebody who is no user of that client */
  readonly user: (personId: string, clientId: string) => PersonActor;
  readonly byShortId: (shortId: string, clientId: string) => PersonActor | null;
}

/** As they stand in the database; programs file nothing here. */
export async function readDeskPeople(database: Database, desk: string): Promise<DeskPeople> {
  const rows = await database.membership.findMany({
    where: { desk, active: true },
    include: { person: { select: { name: true, language: true } } },
    orderBy: [{ shortId: 'asc' }, { id: 'asc' }],
  });
  const members = new Map<
    string,
    DeskMember & {
      held: { role: Role; clientId: string | null; inCompany: CompanyRole | null; services: readonly string[] }[];
    }
  >();
  for (const row of rows) {
    const { personId, shortId, role, clientId, inCompany, services } = membershipOf(row);
    const member = members.get(shortId) ?? { personId, shortId, held: [] };
    members.set(shortId, member);
    member.held.push({ role, clientId, inCompany, services });
  }
  const all = [...members.values()];
  const users = rows.flatMap((row) => {
    const { personId, role, clientId, inCompany } = membershipOf(row);
    return role === 'client' && clientId !== null && inCompany !== 'integration'
      ? [
          {
            personId,
            name: row.person.name,
            clientId,
            language: row.person.language === 'en' ? ('en' as const) : ('ru' as const),
          },
        ]
      : [];
  });
  const acting = (member: DeskMember | undefined, clientId: string) => (member ? actingOn(member, clientId) : null);
  return {
    users,
    staff: (role, clientId) =>
      all
        .filter(({ held }) => held.some((one) => one.role === role))
        .flatMap((member) => acting(member, clientId) ?? [])
        .filter((actor) => actor.role !== 'client'),
    user(personId, clientId) {
      const actor = acting(
        all.find((member) => member.personId === personId),
        clientId,
      );
      if (actor === null) throw new Error(`${personId} is no user of ${clientId}`);
      return actor;
    },
    byShortId: (shortId, clientId) => acting(members.get(shortId), clientId),
  };
}
