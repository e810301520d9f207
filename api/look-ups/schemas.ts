import { archiveKinds, ruleActs } from '../../domain/regulation/vocabulary';
import { orNull } from '../schemas/values';
import { z } from '../schemas/zod';
import { actViews, conditions } from './act-schemas';
import { serviceRuleViews } from './present-services';

/** Archives that are taken when all that is in them is of these types. */
const packedView = z
  .object({ archives: z.array(z.enum(archiveKinds)), types: z.array(z.string()) })
  .openapi('PackedAttachments');

const titled = z.object({ code: z.string(), title: z.string() });

export const deskView = z
  .object({
    code: z.string(),
    title: z.string(),
    timeZone: z.string(),
    role: z.string().openapi({ description: "The caller's role there." }),
    regulation: z.string().openapi({ description: 'The version in force for the caller.' }),
    channels: z.array(z.string()),
    contactChannels: z
      .array(titled)
      .openapi({ description: 'Ways of talking that are no requests: see `POST /contacts`.' }),
    topics: z.array(titled),
    requestTypes: z.array(titled),
    requestTypeRequired: z.boolean().openapi({ description: 'A filing has to name one of them.' }),
    categories: z.array(titled),
    levels: z.array(titled),
    priorities: z.array(titled),
    services: z.array(titled).openapi({ description: 'For people of the desk.' }),
    skills: orNull(z.array(titled)).openapi({
      description: 'What its technicians can be good at, for people of the desk; null: it makes no visits.',
    }),
    reviewsClosed: z.boolean().openapi({ description: 'Closed tickets are looked at again: `GET /reviews`.' }),
    plansReleases: z.boolean().openapi({ description: 'Tickets may wait for a release of its register.' }),
    links: z.object({ people: z.string(), forms: z.string() }),
  })
  .openapi('Desk');

const field = z.object({
  code: z.string(),
  title: z.string(),
  kind: z.string(),
  required: z.boolean().openapi({ description: 'Whatever else is filled in; conditions: `GET /desks/{desk}/forms`.' }),
  choices: z.array(titled),
});

export const regulationView = z
  .object({
    desk: z.string(),
    version: z.string(),
    publishedOn: z.string(),
    inForceFrom: z.string(),
    current: z.boolean().openapi({ description: 'Whether new tickets of the caller go by this version now.' }),
    content: orNull(
      z
        .object({
          title: z.string(),
          source: z.string(),
          digest: z.string(),
          timeZone: z.string(),
          topics: z.array(
            titled.extend({
              phoneCall: z.boolean(),
              estimate: z.boolean(),
              source: z.string(),
            }),
          ),
          requestTypes: z.array(
            titled.extend({ topic: z.string().nullable(), fields: z.array(field), source: z.string() }),
          ),
          categories: z.array(titled.extend({ source: z.string() })),
          levels: z.array(titled.extend({ source: z.string() })),
          level: z.array(z.object({ conditions, level: z.string(), source: z.string() })),
          priorities: z.array(titled.extend({ rank: z.int(), source: z.string() })),
          clocks: z.array(
            titled.extend({
              from: z.array(z.string()),
              until: z.array(z.string()),
              limits: z.array(z.object({ conditions, limit: z.string(), source: z.string() })),
              owes: z.string(),
              tellings: z.array(
                z.object({
                  code: z.string(),
                  at: z.string(),
                  whom: z.array(z.string()),
                  act: orNull(
                    z
                      .object({
                        do: z.enum(ruleActs),
                        to: z.string().nullable(),
                        text: z.string(),
                        source: z.string(),
                      })
                      .openapi('RuleAct', { description: 'What the process does by itself then.' }),
                  ),
                }),
              ),
              source: z.string(),
            }),
          ),
          waits: z.array(
            titled.extend({
              owner: z.string(),
              pauses: z.array(z.string()),
              postpones: z.boolean().openapi({ description: 'Reasons for `postpone`.' }),
              release: z.boolean().openapi({ description: 'It ends with a release: see `plan-release`.' }),
              source: z.string(),
            }),
          ),
          ...actViews,
          statuses: z.array(titled),
          scale: z.array(titled.extend({ colour: z.string().nullable() })),
          reasons: z.array(titled),
          objection: z.string().nullable(),
          ...serviceRuleViews,
          attachments: z.object({
            types: z.array(z.string()).openapi({ description: 'Media types and families; none: any kind.' }),
            packed: orNull(packedView),
            maxBytes: z.int(),
          }),
        })
        .openapi('RegulationContent'),
    ).openapi({ description: 'Of the current version, with the contract of the caller’s company laid over it.' }),
  })
  .openapi('Regulation');
