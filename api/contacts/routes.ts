import { channels, lookUp } from '../../domain/regulation';
import { clientsServed, contactRoles, ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { z } from '../schemas/zod';
import { company, person, presentCompany, presentPerson, presentStaff, staffMember } from '../names';
import { Problem } from '../problems';
import { pageFound } from '../http/page-found';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, instant, instantOut, prose, orNull } from '../schemas/values';
import type { ApiStore } from '../services';
import { identityOf } from '../http/identity';
import { iso } from '../tickets/present-clock';

const contactBody = z
  .strictObject({
    desk: code().optional().openapi({ description: 'May be left out by one who works at a single desk.' }),
    text: prose(),
    channel: code()
      .optional()
      .openapi({
        description: `One of ${channels.join(', ')}, or of the \`contactChannels\` of the desk. Default: \`phone\`.`,
      }),
    person: z
      .string()
      .min(1)
      .max(254)
      .optional()
      .openapi({ description: "The client's user who was consulted, by id or e-mail." }),
    at: instant().optional().openapi({ description: 'When it was; not in the future. Default: now.' }),
  })
  .openapi('NewContact');

const contactView = z
  .object({
    id: z.string(),
    desk: z.string(),
    person: orNull(person),
    company: orNull(company),
    by: staffMember,
    channel: z.string(),
    text: z.string(),
    at: instantOut(),
  })
  .openapi('Contact');

type Contact = Extract<Awaited<ReturnType<ApiStore['logContact']>>, { kind: 'logged' }>['contact'];

function presentContact({
  id,
  desk,
  personId,
  personName,
  clientId,
  clientName,
  by,
  byName,
  channel,
  text,
  at,
}: Contact): object {
  return {
    id,
    desk,
    person: personId === null ? null : presentPerson(personId, personName),
    company: clientId === null ? null : presentCompany(clientId, clientName),
    by: presentStaff(by, byName),
    channel,
    text,
    at: iso(at),
  };
}

/** A pure consultation: logged, and no ticket (SK-3). */
export const logContact = defineRoute({
  method: 'post',
  path: '/api/v1/contacts',
  tag: 'overviews',
  summary: 'Log a consultation that needs no ticket',
  access: contactRoles,
  body: contactBody,
  responses: { 201: { description: 'Logged.', schema: contactView } },
  problems: [404, 409, 422],
  async operation({ body }, context: RequestContext<typeof contactRoles>) {
    const { services, caller } = context;
    const seat = ownDesk(caller, body.desk, contactRoles);
    const { desk, shortId } = seat;
    const served = clientsServed(seat);
    const known = body.person === undefined ? [] : await services.store.findClientUsers(desk, body.person);
    const [user, ...elsewhere] = known.filter(({ clientId }) => served?.includes(clientId) !== false);
    if (body.person !== undefined && user === undefined) {
      throw new Problem('not-found', {
        errors: [{ pointer: '/person', code: 'unknown-person', says: 'no-such-person' }],
      });
    }
    await knownChannel(services.store, { desk, clientId: user?.clientId ?? null, channel: body.channel });
    if (body.at !== undefined && body.at > (await services.store.clock.now())) {
      throw new Problem('malformed', { errors: [{ pointer: '/at', code: 'in-future' }] });
    }
    const logged = await services.store.logContact({
      identity: identityOf(context),
      desk,
      // Of which of several companies it was is not said.
      clientId: elsewhere.length > 0 ? null : (user?.clientId ?? (served?.length === 1 ? (served[0] ?? null) : null)),
      personId: user?.personId ?? null,
      by: shortId,
      channel: body.channel ?? 'phone',
      text: body.text,
      ...(body.at === undefined ? {} : { at: body.at }),
    });
    if (logged.kind === 'conflict') throw new Problem('key-reused');
    return logged.contact;
  },
  present: (contact) => ({ status: 201, body: presentContact(contact) }),
});

/** @throws Problem 422 for a way of talking that neither the product nor the desk's regulation knows (HT-11) */
async function knownChannel(
  store: ApiStore,
  { desk, clientId, channel }: { readonly desk: string; readonly clientId: string | null; readonly channel?: string },
): Promise<void> {
  if (channel === undefined || channels.some((known) => known === channel)) return;
  const { intake } = (await store.rulesFor(desk, clientId)).regulation;
  if (lookUp(intake.contacts ?? {}, channel) === undefined)
    throw new Problem('not-in-regulation', { errors: [{ pointer: '/channel', code: 'unknown-contact-channel' }] });
}

/** The consultations a desk has logged. */
export const listContacts = defineRoute({
  method: 'get',
  path: '/api/v1/contacts',
  tag: 'overviews',
  summary: 'Logged consultations',
  access: contactRoles,
  query: z.strictObject({ desk: code().optional(), company: z.uuid().optional(), ...pageQuery }),
  responses: { 200: { description: 'The latest first.', schema: pageOf(contactView) } },
  problems: [404],
  async operation({ query }, { services, caller }) {
    const seat = ownDesk(caller, query.desk, contactRoles);
    const served = clientsServed(seat);
    const named = query.company;
    if (named !== undefined && served?.includes(named) === false) throw new Problem('not-found');
    const clients = named === undefined ? served : [named];
    const filter = { desk: seat.desk, ...(clients === null ? {} : { clients }) };
    return pageFound(await services.store.listContacts(filter, query.cursor ?? null, query.limit ?? 50));
  },
  present: ({ items, cursor }) => ({ status: 200, body: { items: items.map(presentContact), nextCursor: cursor } }),
});
