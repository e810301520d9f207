import { languages } from '../../texts/language';
import { auditBy } from '../audit/audit-by';
import { ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { idOfKey } from '../http/id-of-key';
import { Problem } from '../problems';
import { email, line, phone } from '../schemas/values';
import { says, z } from '../schemas/zod';
import { requireServices } from './known-services';
import { administrators, deskOfCaller, personOfDesk, presentPersonOfDesk, roleBody } from './schemas';

const newPerson = z
  .strictObject({
    desk: deskOfCaller,
    name: line(200).openapi({ description: 'Of somebody whom another desk knows by the address, that name stays.' }),
    email: email().optional().openapi({ description: 'By which the person signs in.' }),
    phone: phone().optional(),
    language: z.enum(languages).optional().openapi({ description: 'Default: ru.' }),
    roles: z.array(roleBody).min(1).max(10),
    invite: z.boolean().optional().openapi({ description: 'A letter leaves by which the person sets a password.' }),
  })
  .superRefine(({ invite, email: address, roles }, context) => {
    if (invite === true && address === undefined)
      context.addIssue({ code: 'custom', path: ['email'], message: says('address-needed') });
    const keys = roles.map(({ role, client }) => `${role}/${client ?? ''}`);
    const twice = keys.findIndex((key, index) => keys.indexOf(key) < index);
    if (twice >= 0) context.addIssue({ code: 'custom', path: ['roles', twice], message: says('each-once') });
  })
  .openapi('NewPerson');

const personAdded = z
  .object({
    person: personOfDesk,
    invited: z.boolean().openapi({ description: 'A letter leaves; whoever can sign in already gets none.' }),
  })
  .openapi('PersonAdded');

/** Somebody belongs to the desk from now on. */
export const addPerson = defineRoute({
  method: 'post',
  path: '/api/v1/people',
  tag: 'administration',
  summary: 'Add a person to a desk, with roles and, if wanted, an invitation',
  description:
    'Whoever has the address at another desk is the same person, and joins this one. The same request with its Idempotency-Key adds ' +
    'nobody twice.',
  access: administrators,
  body: newPerson,
  responses: { 201: { description: 'The person, as the desk has it now.', schema: personAdded } },
  problems: [404, 409, 422],
  async operation({ body }, context: RequestContext<typeof administrators>) {
    const { services, caller, remoteAddress } = context;
    const { store } = services;
    const { desk } = ownDesk(caller, body.desk, administrators);
    for (const [index, role] of body.roles.entries())
      await requireServices(store, desk, role.services ?? [], `/roles/${index}/services`);
    const invite = body.invite === true;
    if (invite) await services.letters.take(`by/${caller.personId}/${remoteAddress}`, `to/${body.email ?? ''}`);
    const { timeZone } = (await store.rulesFor(desk, null)).regulation;
    const added = await store.addDeskPerson({
      ...{ desk, name: body.name, email: body.email ?? null, phone: body.phone ?? null },
      ...{ language: body.language ?? 'ru', timeZone, invite, by: auditBy(context) },
      roles: body.roles.map(({ role, client, inCompany, services: wanted }, index) => ({
        id: idOfKey(context, `role/${index}`),
        ...{ role, clientId: client ?? null, inCompany: inCompany ?? null, services: wanted ?? [] },
      })),
    });
    switch (added.kind) {
      case 'added':
        services.authenticator.forgetPerson(added.personId);
        return { added, found: await store.readAdministeredPerson(desk, added.shortId) };
      case 'unknown-client':
        throw new Problem('not-found', {
          errors: [{ pointer: `/roles/${added.index}/client`, code: 'unknown-client' }],
        });
      case 'person-known':
        throw new Problem('person-known', { errors: [{ pointer: '/email', code: 'person-known' }] });
      case 'conflict':
        throw new Problem('key-reused');
      case 'no-letters-leave':
        throw new Problem('no-letters-leave');
      default: {
        const never: never = added;
        return never;
      }
    }
  },
  present: ({ added, found }) => {
    if (found === undefined) throw new Problem('not-found');
    return {
      status: 201,
      headers: { Location: `/api/v1/people/${added.shortId}` },
      body: { person: presentPersonOfDesk(found.person), invited: added.invited },
    };
  },
});
