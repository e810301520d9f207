import { announcementStages, type LaterAnnouncement } from '../../domain/announcement';
import { announcementKinds } from '../../domain/regulation';
import { actDone } from '../commands/act-done';
import { company, person, staffMember } from '../names';
import { namedOptions } from '../schemas/commands';
import { code, codes, instant, instantOut, line, once, orNull, prose } from '../schemas/values';
import { says, z } from '../schemas/zod';

/** Commands that persons give. */
type BodyCommand = Exclude<LaterAnnouncement['type'], 'catch-up'>;

const about = z.enum(announcementKinds);

const reachGiven = z
  .discriminatedUnion('who', [
    z
      .strictObject({ who: z.literal('clients') })
      .openapi('ReachClientsGiven', { description: 'All clients of the desk.' }),
    z
      .strictObject({
        who: z.literal('companies'),
        companies: z.array(z.uuid()).min(1).max(200).refine(once, says('each-once')),
      })
      .openapi('ReachCompaniesGiven'),
    z
      .strictObject({ who: z.literal('open-tickets'), topics: codes(50).optional(), services: codes(50).optional() })
      .openapi('ReachOpenTicketsGiven', {
        description: 'Authors and followers of open tickets: of these topics and services, or of all.',
      }),
    z
      .strictObject({ who: z.literal('staff'), services: codes(50).optional() })
      .openapi('ReachStaffGiven', { description: 'People of the desk, or of these of its services.' }),
  ])
  .openapi('ReachPartGiven');

const planShape = {
  about,
  from: instant(),
  to: instant().nullable().optional().openapi({ description: 'Left out: nobody knows yet; of an emergency alone.' }),
  reach: z.array(reachGiven).min(1).max(10).openapi({ description: 'Whoever one of these means is told, once.' }),
  services: codes(50).optional().openapi({ description: 'Services that agree beforehand; of maintenance alone.' }),
};

const wordsShape = {
  title: line(200),
  text: prose(),
  titleEn: line(200).optional().openapi({ description: 'What is left out in English is read in Russian.' }),
  textEn: prose().optional(),
};

interface PlanGiven {
  readonly about: (typeof announcementKinds)[number];
  readonly from: number;
  readonly to?: number | null | undefined;
  readonly services?: readonly string[] | undefined;
}

/** What of a plan makes no sense, whatever the desk. */
function checked<S extends z.ZodType<PlanGiven>>(schema: S): S {
  return schema
    .refine(({ from, to }) => to == null || to > from, { path: ['to'], error: says('ends-before') })
    .refine(({ about: kind, to }) => kind === 'emergency' || to != null, { path: ['to'], error: says('end-needed') })
    .refine(({ about: kind, services = [] }) => kind === 'maintenance' || services.length === 0, {
      path: ['services'],
      error: says('maintenance-only'),
    });
}

const inDesk = {
  desk: code().optional().openapi({ description: 'May be left out by one who works at a single desk.' }),
};

export const announcementToWrite = checked(z.strictObject({ ...inDesk, ...planShape, ...wordsShape })).openapi(
  'AnnouncementToWrite',
);
export const announcementToPreview = checked(z.strictObject({ ...inDesk, ...planShape })).openapi(
  'AnnouncementToPreview',
);

export type AnnouncementGiven = z.output<typeof announcementToWrite>;
export type PlanBody = z.output<typeof announcementToPreview>;

const commandSchemas = {
  change: checked(z.strictObject({ type: z.literal('change'), ...planShape, ...wordsShape })),
  announce: z.strictObject({ type: z.literal('announce') }),
  send: z.strictObject({ type: z.literal('send') }),
  answer: z
    .strictObject({
      type: z.literal('answer'),
      service: code(),
      answer: z.enum(['yes', 'no']),
      reason: line(500).optional().openapi({ description: 'A `no` has one.' }),
    })
    .refine(({ answer, reason }) => answer === 'yes' || reason !== undefined, {
      path: ['reason'],
      error: says('missing'),
    }),
  cancel: z.strictObject({ type: z.literal('cancel'), reason: line(500) }),
  end: z.strictObject({ type: z.literal('end') }),
} satisfies Readonly<Record<BodyCommand, z.ZodType>>;

export const announcementCommand = z
  .discriminatedUnion('type', namedOptions<(typeof commandSchemas)[BodyCommand]>(commandSchemas, 'Announcement'))
  .openapi('AnnouncementCommand');

export type AnnouncementCommandGiven = z.output<typeof announcementCommand>;

const words = { title: z.string(), text: z.string(), titleEn: z.string().nullable(), textEn: z.string().nullable() };

const lineShape = {
  id: z.string(),
  number: z.int().openapi({ description: 'As people call it.' }),
  desk: z.string(),
  about,
  aboutText: z.string(),
  stage: z.enum(announcementStages),
  stageText: z.string(),
  revision: z.int(),
  version: z.int().openapi({ description: 'Rises with each change; each person is told of each once.' }),
  ...words,
  from: instantOut(),
  to: instantOut().nullable(),
  owner: orNull(staffMember).openapi({ description: 'Its author; null: who wrote it has left, a manager sees to it.' }),
  nextStep: orNull(
    z
      .object({
        act: z.enum(['announce', 'agree', 'leave', 'end']),
        text: z.string(),
        owner: z.enum(['person', 'services', 'machine']),
        person: orNull(staffMember).openapi({ description: 'Where a person owes it; null: a manager of the desk.' }),
        services: z.array(z.object({ code: z.string(), title: z.string() }).openapi('ServiceAsked')),
        due: instantOut().nullable(),
        overdue: z.boolean(),
      })
      .openapi('AnnouncementStep'),
  ).openapi({ description: 'Null: it is over.' }),
  writtenAt: instantOut(),
  updatedAt: instantOut(),
  sentAt: instantOut().nullable(),
  endedAt: instantOut().nullable(),
  telling: z.boolean().openapi({ description: 'People are being told at this moment.' }),
};

export const announcementLine = z.object(lineShape).openapi('AnnouncementLine');

const reachView = z
  .object({
    who: z.enum(['clients', 'companies', 'open-tickets', 'staff']),
    companies: z.array(company),
    topics: z.array(z.string()),
    services: z.array(z.string()),
  })
  .openapi('ReachPart');

const ahead = {
  announceBy: instantOut()
    .nullable()
    .openapi({ description: 'The last instant at which it is told in time; null: at once, as an emergency is.' }),
  leaves: instantOut().nullable().openapi({ description: 'When it leaves by itself, once announced; null: at once.' }),
};

export const announcementView = z
  .object({
    ...lineShape,
    ...ahead,
    reason: z.string().nullable().openapi({ description: 'Why it was cancelled.' }),
    reach: z.array(reachView),
    services: z.array(z.string()),
    agreements: z.array(
      z
        .object({
          service: z.string(),
          title: z.string(),
          answer: z.enum(['yes', 'no']).nullable(),
          by: orNull(staffMember),
        })
        .openapi('ServiceAgreement'),
    ),
    told: z.int().openapi({ description: 'Persons who have been told of this version.' }),
    waiting: z.int().openapi({ description: 'Letters of it that have not left yet.' }),
    failed: z.int().openapi({ description: 'Letters of it that could not leave.' }),
    unheard: z.array(person).openapi({ description: 'To whom these were, the first by name: tell them another way.' }),
    can: z.record(z.string(), z.string()).openapi({ description: 'By command: `yes`, or why not.' }),
    history: z.array(actDone),
  })
  .openapi('Announcement');

export const announcementPreview = z
  .object({
    ...ahead,
    inTime: z.boolean(),
    count: z.int().openapi({ description: 'Persons whom it would reach now.' }),
    people: z.array(person).openapi({ description: 'The first of them, by name.' }),
  })
  .openapi('AnnouncementPreview');

export const ownAnnouncement = z
  .object({
    id: z.string(),
    desk: z.string(),
    about,
    aboutText: z.string(),
    stage: z.enum(announcementStages),
    stageText: z.string(),
    title: z.string(),
    text: z.string(),
    reason: z.string().nullable().openapi({ description: 'Why it does not take place.' }),
    from: instantOut(),
    to: instantOut().nullable(),
    version: z.int(),
    toldAt: instantOut(),
    dismissed: z.boolean().openapi({ description: 'This version was put away.' }),
  })
  .openapi('OwnAnnouncement');
