import { companyRoles } from '../../domain/policy/actor';
import { company } from '../names';
import { code, codes, instantOut, orNull } from '../schemas/values';
import { says, z } from '../schemas/zod';
import { pathOfTicket, pathOfVisit } from '../paths';
import { iso } from '../tickets/present-clock';
import type { AdministeredPerson } from '../../store/administration/person-line';
import type { Holdings } from '../../store/administration/read-person';

export const administrators = ['administrator'] as const;

export const deskOfCaller = code()
  .optional()
  .openapi({ description: 'May be left out by one who works at a single desk.' });

export const deskRoleNames = [
  'client',
  'specialist',
  'coordinator',
  'technician',
  'personal-manager',
  'manager',
  'administrator',
] as const;

const roleFields = {
  role: z.enum(deskRoleNames),
  client: z
    .uuid()
    .optional()
    .openapi({ description: "The company of a client's user, or the one that a personal manager serves." }),
  inCompany: z.enum(companyRoles).optional().openapi({ description: 'Of a user who is more than a user like others.' }),
  services: codes(50).optional().openapi({ description: 'For which a specialist works; none: all of them.' }),
};

type RoleFields = z.output<z.ZodObject<typeof roleFields>>;

/** What a role asks for, and what goes with others only. */
function fitting({ role, client, inCompany, services }: RoleFields, context: z.RefinementCtx): void {
  const fault = (field: keyof RoleFields, text: Parameters<typeof says>[0]): void =>
    context.addIssue({ code: 'custom', path: [field], message: says(text) });
  if (role === 'client' && client === undefined) fault('client', 'company-needed');
  if (role !== 'client' && role !== 'personal-manager' && client !== undefined) fault('client', 'no-company');
  if (role !== 'client' && inCompany !== undefined) fault('inCompany', 'users-only');
  if (role !== 'specialist' && services !== undefined && services.length > 0) fault('services', 'specialists-only');
}

export const roleBody = z.strictObject(roleFields).superRefine(fitting).openapi('NewRole');
export const membershipBody = z
  .strictObject({ desk: deskOfCaller, ...roleFields })
  .superRefine(fitting)
  .openapi('NewMembership');

export const roleView = z
  .object({
    id: z.string(),
    role: z.enum(deskRoleNames),
    company: orNull(company),
    inCompany: z.enum(companyRoles).nullable(),
    services: z.array(z.string()),
    active: z.boolean().openapi({ description: 'False: it rests until the person is active again.' }),
  })
  .openapi('Membership');

export const personOfDesk = z
  .object({
    id: z.string(),
    shortId: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    language: z.enum(['ru', 'en']),
    active: z.boolean(),
    signsIn: z.boolean().openapi({ description: 'Has a way to sign in.' }),
    secondFactor: z.boolean().openapi({ description: 'A code is asked for beside the password.' }),
    invitedUntil: instantOut()
      .nullable()
      .openapi({ description: 'Until when an invitation that was not taken up yet works.' }),
    lastSignInAt: instantOut().nullable().openapi({ description: 'The latest session that still stands.' }),
    changeable: z.boolean().openapi({
      description: 'False: others know the person as well, so name, number and language are not changed here.',
    }),
    roles: z.array(roleView),
  })
  .openapi('PersonOfDesk');

export const heldTickets = z.array(z.object({ id: z.string(), tid: z.string(), link: z.string() }));
export const heldIncidents = z.array(z.object({ id: z.string(), number: z.int() }));
export const heldVisits = z.array(z.object({ id: z.string(), number: z.string(), link: z.string() }));

export function presentPersonOfDesk({ invitedUntil, lastSignInAt, ...person }: AdministeredPerson): object {
  return {
    ...person,
    invitedUntil: invitedUntil === null ? null : iso(invitedUntil),
    lastSignInAt: lastSignInAt === null ? null : iso(lastSignInAt),
  };
}

export function presentHoldings({ tickets, visits, incidents }: Holdings) {
  return {
    tickets: tickets.map(({ id, tid }) => ({ id, tid, link: pathOfTicket(id) })),
    visits: visits.map(({ id, number }) => ({ id, number, link: pathOfVisit(id) })),
    incidents: incidents.map(({ id, number }) => ({ id, number })),
  };
}
