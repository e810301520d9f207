import { letterGroups } from '../../domain/ticket';
import { languages } from '../../texts/language';
import { lacksSecondFactor, type Caller } from '../auth/caller';
import { defineRoute, type RequestContext } from '../http/define-route';
import { company, presentCompany, staffMember } from '../names';
import { says, z } from '../schemas/zod';
import { letterKindView, presentLetterKinds } from './letter-kinds';
import { orNull } from '../schemas/values';
import type { ApiStore } from '../store-port';

const groups = [...letterGroups.client, ...letterGroups.desk, ...letterGroups.either] as const;

const letters = z.union([z.boolean(), z.partialRecord(z.enum(groups), z.boolean())]).openapi('LetterChoice', {
  description:
    '`false`: no letters at all, everything stands in the portal; else by group, and one that is missing is sent.',
});

const timeZone = z
  .string()
  .max(64)
  .refine((name) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC', says('time-zone'));

const preferencesBody = z
  .strictObject({
    letters: letters.optional(),
    language: z.enum(languages).optional(),
    timeZone: timeZone.optional(),
  })
  .openapi('Preferences');

const meView = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    language: z.enum(languages),
    timeZone: z.string(),
    via: z.enum(['session', 'key']),
    secondFactorMissing: z
      .boolean()
      .openapi({ description: 'The caller sets up a second factor before anything else.' }),
    memberships: z.array(
      z.object({
        desk: z.string(),
        role: z.string(),
        shortId: z.string(),
        company: orNull(company),
        services: z.array(z.string()).openapi({ description: 'For which of the desk the role is; none: for all.' }),
        standsInFor: z.array(staffMember).openapi({ description: 'Who is away now, and has the caller stand in.' }),
      }),
    ),
    preferences: z.object({ letters }),
  })
  .openapi('Me');

/** Who the caller is: roles at desks, company, preferences. */
export const readMe = defineRoute({
  method: 'get',
  path: '/api/v1/me',
  tag: 'me',
  summary: 'Who I am',
  access: 'signed-in',
  beforeSecondFactor: true,
  responses: { 200: { description: 'The person that the session or key belongs to.', schema: meView } },
  operation: async (_input, { services, caller }) => ({
    caller,
    secondFactorMissing: services.settings.secondFactor === 'staff' && lacksSecondFactor(caller),
    preferences: await services.store.readPreferences(caller.personId),
    standsIn: await standsInAt(caller, services.store),
  }),
  present: ({ caller, preferences, secondFactorMissing, standsIn }) => ({
    status: 200,
    body: {
      id: caller.personId,
      name: caller.name,
      email: caller.email,
      language: caller.language,
      timeZone: caller.timeZone,
      via: caller.via,
      secondFactorMissing,
      memberships: caller.memberships.map(({ desk, role, shortId, clientId, clientName, services }) => ({
        desk,
        role,
        shortId,
        company: clientId === null ? null : presentCompany(clientId, clientName),
        services,
        standsInFor: role === 'client' ? [] : (standsIn.get(desk) ?? []),
      })),
      preferences: { letters: preferences?.letters ?? {} },
    },
  }),
});

/** Whom the caller stands in for now, by desk. */
async function standsInAt({ memberships }: Caller, store: ApiStore) {
  const own = new Map(
    memberships.flatMap(({ desk, role, shortId }) => (role === 'client' ? [] : [[desk, shortId] as const])),
  );
  const each = [...own].map(async ([desk, shortId]) => {
    const { people } = await store.standingInAt(desk, shortId);
    return [desk, people] as const;
  });
  return new Map(await Promise.all(each));
}

const preferencesView = z
  .object({
    letters,
    language: z.enum(languages),
    timeZone: z.string(),
    kinds: z.array(letterKindView).openapi({ description: 'All letters that the caller may get, in groups.' }),
  })
  .openapi('PreferencesView');

type Preferences = Pick<z.output<typeof preferencesView>, 'letters' | 'language' | 'timeZone'>;

/** Which letters the caller gets, and which of them can be switched off (SK-7). */
export const readPreferences = defineRoute({
  method: 'get',
  path: '/api/v1/me/preferences',
  tag: 'me',
  summary: 'My preferences',
  access: 'signed-in',
  responses: { 200: { description: 'Letters in groups, language and zone.', schema: preferencesView } },
  operation: async (_input, { services, caller }) => services.store.readPreferences(caller.personId),
  present: (preferences, context) => ({ status: 200, body: presentPreferences(preferences, context) }),
});

/** Which letters the caller wants, in which language (SK-7). `letters` replaces what stood there; what is left out stays. */
export const changePreferences = defineRoute({
  method: 'put',
  path: '/api/v1/me/preferences',
  tag: 'me',
  summary: 'Change my preferences',
  description: 'What is switched off stands in the portal at once; a silence that counts from it counts from there.',
  access: 'signed-in',
  body: preferencesBody,
  responses: { 200: { description: 'The preferences as they now are.', schema: preferencesView } },
  async operation({ body }, { services, caller }) {
    const present = await services.store.readPreferences(caller.personId);
    const changed = {
      letters: body.letters === true ? {} : (body.letters ?? present?.letters ?? {}),
      language: body.language ?? present?.language ?? caller.language,
      timeZone: body.timeZone ?? present?.timeZone ?? caller.timeZone,
    };
    await services.store.savePreferences(caller.personId, changed);
    services.authenticator.forgetPerson(caller.personId);
    return changed;
  },
  present: (preferences, context) => ({ status: 200, body: presentPreferences(preferences, context) }),
});

function presentPreferences(
  preferences: Partial<Preferences> | undefined,
  { caller, language }: Pick<RequestContext<'signed-in'>, 'caller' | 'language'>,
): object {
  const chosen = preferences?.letters ?? {};
  return {
    letters: chosen,
    language: preferences?.language ?? caller.language,
    timeZone: preferences?.timeZone ?? caller.timeZone,
    kinds: presentLetterKinds(chosen, caller.memberships, language),
  };
}
