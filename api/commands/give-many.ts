import { uuidv7 } from 'uuidv7';
import type { Language } from '../../texts/language';
import { faultText } from '../../texts/faults';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { Problem, problemTitle } from '../problems';
import { says, z } from '../schemas/zod';
import { commandSchemas, namedOptions, type CommandInput } from '../schemas/commands';
import { once, prose } from '../schemas/values';
import { askTicket } from './give';

type Context = RequestContext<'signed-in'>;

const mostTickets = 100;
/** Tickets that are decided side by side: enough that nobody waits long, few enough that others of the desk do not. */
const atOnce = 4;

/** What can be said of many tickets in the same words. Files belong to one ticket, so none come along. */
const sameSchemas = {
  assign: commandSchemas.assign,
  classify: commandSchemas.classify,
  reply: z.strictObject({ type: z.literal('reply'), text: prose() }),
  note: z.strictObject({ type: z.literal('note'), text: prose() }),
};
type SameForAll = (typeof sameSchemas)[keyof typeof sameSchemas];

const sameForAll = z
  .discriminatedUnion('type', namedOptions<SameForAll>(sameSchemas, 'ForMany'))
  .openapi('CommandForMany');

const manyBody = z
  .strictObject({
    tickets: z
      .array(z.string().min(1).max(64))
      .min(1)
      .max(mostTickets)
      .refine(once, says('each-once'))
      .openapi({ description: 'Ids or public numbers, each once.' }),
    command: sameForAll,
  })
  .openapi('ManyCommands');

const outcomeOfOne = z
  .object({
    ticket: z.string().openapi({ description: 'As the request named it.' }),
    outcome: z.enum(['done', 'refused']).nullable().openapi({
      description: 'Null: it is stored and its outcome is still to come, at `GET /commands/{commandId}`.',
    }),
    commandId: z.string().nullable().openapi({ description: 'Null where nothing was recorded.' }),
    revision: z.int().nullable(),
    problem: z
      .union([
        z
          .object({
            code: z.string(),
            title: z.string(),
            detail: z.string().nullable(),
            status: z.int().openapi({ description: 'What the command alone would have been answered with.' }),
            retryAfter: z.int().nullable().openapi({ description: 'Seconds, where it may be given again then.' }),
          })
          .openapi('ProblemOfOne'),
        z.null(),
      ])
      .openapi({ description: 'Why it was refused.' }),
  })
  .openapi('OutcomeOfOne');

/** What became of the command at one of the tickets. */
type Outcome =
  | { readonly ticket: string; readonly kind: 'done'; readonly commandId: string; readonly revision: number | null }
  | { readonly ticket: string; readonly kind: 'pending'; readonly commandId: string }
  | { readonly ticket: string; readonly kind: 'refused'; readonly problem: Problem };

/** One act on many tickets, each decided for itself. */
export const giveManyCommands = defineRoute({
  method: 'post',
  path: '/api/v1/tickets/commands',
  tag: 'commands',
  summary: 'The same act on many tickets',
  description:
    'Each ticket is decided for itself, as if the command had been given to it alone: some may do it and others refuse, and ' +
    'the answer says so of each, in the order of the request. Sent again with the same Idempotency-Key, every ticket gives the ' +
    'answer that it gave before, and one that was not reached is decided now. If-Match is not heeded.',
  access: 'signed-in',
  body: manyBody,
  responses: {
    200: {
      description: 'Decided, ticket by ticket.',
      schema: z.object({ outcomes: z.array(outcomeOfOne) }).openapi('ManyOutcomes'),
    },
  },
  async operation({ body }, context): Promise<Outcome[]> {
    const outcomes = new Map<string, Outcome>();
    const waiting = [...body.tickets];
    const { caller, idempotencyKey } = context;
    // A ticket that is named twice, by its id and by its number, is told once.
    const act = idempotencyKey === null ? `cmd/${uuidv7()}` : `many/${caller.personId}/${idempotencyKey}`;
    const work = async (): Promise<void> => {
      for (let ticket = waiting.shift(); ticket !== undefined; ticket = waiting.shift())
        outcomes.set(ticket, await outcomeAt(ticket, body.command, act, context));
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return body.tickets.flatMap((ticket) => outcomes.get(ticket) ?? []);
  },
  present: (outcomes, { language }) => ({
    status: 200,
    body: { outcomes: outcomes.map((outcome) => presentOutcome(outcome, language)) },
  }),
});

/**
 * @param act what the whole request is known by
 * @throws what is no answer of this ticket's: the store is away, and whoever asks again with the same key goes on
 */
async function outcomeAt(ticket: string, body: CommandInput, act: string, context: Context): Promise<Outcome> {
  const identityFor = (ticketId: string): string => `${act}/${ticketId}`;
  try {
    const { asked } = await askTicket({ named: ticket, body, identityFor }, { ...context, ifMatch: null });
    return asked.kind === 'pending'
      ? { ticket, kind: 'pending', commandId: asked.commandId }
      : { ticket, kind: 'done', commandId: asked.commandId, revision: asked.revision };
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status === 503) throw problem;
    return { ticket, kind: 'refused', problem };
  }
}

function presentOutcome(outcome: Outcome, language: Language): object {
  const { ticket, kind } = outcome;
  switch (kind) {
    case 'done': {
      const { commandId, revision } = outcome;
      return { ticket, outcome: 'done', commandId, revision, problem: null };
    }
    case 'pending':
      return { ticket, outcome: null, commandId: outcome.commandId, revision: null, problem: null };
    case 'refused': {
      const { code, status, extras } = outcome.problem;
      const { detail, commandId = null, headers } = extras;
      const after = headers?.['Retry-After'];
      const problem = {
        ...{ code, status, title: problemTitle(code)[language] },
        detail: detail === undefined ? null : faultText(detail.says, language, detail.values),
        retryAfter: after === undefined ? null : Number(after),
      };
      return { ticket, outcome: 'refused', commandId, revision: null, problem };
    }
    default: {
      const never: never = kind;
      return never;
    }
  }
}
