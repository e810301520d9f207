import { contractParts, isOneContract } from '../contracts/schemas';
import { company, person } from '../names';
import { actDone } from '../commands/act-done';
import { mostFile } from '../rules/faults';
import { yearGiven } from '../rules/year-given';
import { code, given, instantOut, line, orNull } from '../schemas/values';
import { says, z } from '../schemas/zod';

/** What is to be changed: a whole year of a layer, a contract, or a version of the regulation. */
export const changeGiven = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('calendar-year'), layer: code(), year: yearGiven }).openapi('DraftedYear'),
    z.strictObject({ kind: z.literal('contract'), client: z.uuid(), ...contractParts }).openapi('DraftedContract'),
    z
      .strictObject({
        kind: z.literal('regulation'),
        file: z.string().max(mostFile).openapi({ description: 'A regulation file, in YAML or JSON.' }),
      })
      .openapi('DraftedRegulation'),
  ])
  .refine((change) => change.kind !== 'contract' || isOneContract(change), says('contract-file-or-parts'))
  .openapi('RulesChange');

export type ChangeGiven = z.output<typeof changeGiven>;

export const draftToOpen = z
  .strictObject({
    desk: code().optional().openapi({ description: 'May be left out by one who works at a single desk.' }),
    change: changeGiven,
    seen: z
      .strictObject({
        version: orNull(given(40)).optional().openapi({ description: 'Of the regulation, in force; null: none was.' }),
        versions: z.array(given(40)).max(1_000).optional().openapi({ description: 'All that were published.' }),
        contracts: z.array(given(60)).max(1_000).optional().openapi({ description: 'Numbers of the client’s.' }),
        digest: orNull(z.string().regex(/^[0-9a-f]{64}$/))
          .optional()
          .openapi({ description: 'Of the year, as it was read; null: it was not published yet.' }),
      })
      .openapi('SeenOfRules')
      .optional()
      .openapi({ description: 'What it was written over; left out: what stands now.' }),
  })
  .openapi('DraftToOpen');

export const draftToRevise = z.strictObject({ change: changeGiven }).openapi('DraftToRevise');

const openTickets = z.enum(['move', 'keep']).openapi({
  description:
    'What becomes of open tickets by a contract or a version of the regulation; a calendar always moves those that count by it.',
});

export const rehearsalToAsk = z.strictObject({ openTickets: openTickets.optional() }).openapi('RehearsalToAsk');

export const draftToPublish = z
  .strictObject({
    openTickets: openTickets.optional(),
    reason: line(500).optional().openapi({ description: 'Stands on the record.' }),
    force: orNull(
      z
        .strictObject({
          reason: line(500),
          over: z.array(given(200)).max(1_000).optional().openapi({
            description: '`mark` of all in `base.moved` that was seen: what is not among it is refused all the same.',
          }),
        })
        .openapi('ForcedDraft'),
    )
      .optional()
      .openapi({ description: 'Publishes what does not fit, or undoes something; the reason stays on record.' }),
  })
  .openapi('DraftToPublish');

const counts = { asked: z.int(), moves: z.int(), unfit: z.int() };

const summaryView = z
  .object({
    at: instantOut(),
    ...counts,
    stays: z.int(),
    red: z.int().openapi({ description: 'Deadlines that would be missed at once.' }),
    green: z.int().openapi({ description: 'Deadlines that would be missed no longer.' }),
    byDesk: z.array(z.object({ desk: z.string(), deskTitle: z.string(), ...counts })),
    faults: z.int().openapi({ description: 'Faults that stand in the way of publishing at all.' }),
    misfits: z.int().openapi({ description: 'Published rules that it does not fit: it is published only if forced.' }),
  })
  .openapi('RehearsalSummary');

const rehearsalView = z
  .object({
    id: z.string(),
    askedAt: instantOut(),
    openTickets: z.string(),
    current: z.boolean().openapi({ description: 'It is of what is drafted now.' }),
    fault: orNull(z.string()).openapi({ description: 'Why there is none, a code.' }),
    summary: orNull(summaryView),
  })
  .openapi('DraftRehearsal');

const aboutView = z
  .object({
    title: z.string().openapi({ description: 'What is changed, in few words.' }),
    years: z.array(z.object({ layer: z.string(), of: z.string(), year: z.int() })),
    contract: orNull(z.object({ client: company, number: z.string() })),
    version: orNull(z.string()),
  })
  .openapi('DraftAbout');

const lineShape = {
  id: z.string(),
  number: z.string(),
  desk: z.string(),
  deskTitle: z.string(),
  kind: z.enum(['calendar-year', 'contract', 'regulation']),
  kindText: z.string(),
  about: aboutView,
  stage: z.enum(['draft', 'rehearsing', 'waiting', 'moving', 'done', 'withdrawn']),
  stageText: z.string(),
  revision: z.int(),
  begunBy: person,
  createdAt: instantOut(),
  updatedAt: instantOut(),
  rehearsal: orNull(rehearsalView).openapi({ description: 'The last one that ended.' }),
  published: orNull(
    z
      .object({
        at: instantOut(),
        by: person,
        openTickets: z.string(),
        forced: z.boolean(),
        effectiveAt: orNull(instantOut()).openapi({ description: 'Its first instant, where it has one.' }),
      })
      .openapi('DraftPublished'),
  ),
  batch: orNull(
    z
      .object({
        since: instantOut(),
        affected: z.int().openapi({ description: 'Open tickets and visits that it is to move.' }),
        taken: z.int().openapi({ description: 'Asked so far, each once.' }),
        moved: z.int(),
        unfit: z.int().openapi({ description: 'Those that the new rules do not fit.' }),
      })
      .openapi('DraftBatch'),
  ),
  endedAt: orNull(instantOut()),
};

export const draftLine = z.object(lineShape).openapi('DraftLine');

const baseView = z
  .object({
    text: z.string().openapi({ description: 'Over what it was begun, in words.' }),
    version: orNull(z.string()).openapi({ description: 'Of the regulation, which was in force then.' }),
    contracts: z.array(z.string()).openapi({ description: 'Of a contract: those that its client had.' }),
    years: z.array(z.object({ layer: z.string(), year: z.int(), digest: orNull(z.string()) })),
    moved: z
      .array(
        z.object({
          kind: z.string(),
          text: z.string(),
          mark: z.string().openapi({ description: 'What `force` names: of what moves again, another one.' }),
          at: orNull(instantOut()),
          by: orNull(person),
          contract: orNull(z.string()).openapi({ description: 'Id of the other contract.' }),
        }),
      )
      .openapi({ description: 'What of it is another by now.' }),
    undoes: z.boolean().openapi({
      description: 'Publishing it would undo what was published since: it is published only if forced.',
    }),
  })
  .openapi('DraftBase');

export const draftView = z
  .object({
    ...lineShape,
    change: z.record(z.string(), z.unknown()).openapi({
      description: 'What is drafted, in the form in which it is given; a file as it was written.',
    }),
    can: z.record(z.string(), z.string()).openapi({
      description: '`revise`, `rehearse`, `publish`, `withdraw`: `yes`, or why not.',
    }),
    concerns: z.array(z.object({ desk: z.string(), title: z.string(), administered: z.boolean() })).openapi({
      description:
        'Whose matter it is: of a calendar every desk that counts by it. Who publishes has to administer each of them.',
    }),
    base: orNull(baseView).openapi({ description: 'Null: begun before this was kept.' }),
    history: z.array(actDone),
  })
  .openapi('Draft');
