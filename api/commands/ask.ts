import type { PersonActor } from '../../domain/policy/actor';
import { isRefusalCode, type RefusalCode } from '../../domain/policy/refusals';
import type { Rules } from '../../domain/process';
import type { Channel } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import type { RequestContext } from '../http/define-route';
import { identityOf } from '../http/identity';
import { Problem, type ProblemExtras } from '../problems';
import { tellRuns } from '../runs/tell-runs';
import type { Receipt } from '../../store/process/receipt';
import type { Said } from '../../store/process/said';

type Context = Pick<RequestContext<'signed-in'>, 'services' | 'requestId' | 'ifMatch' | 'caller' | 'idempotencyKey'>;

type Detail = Pick<ProblemExtras, 'detail'>;

/** A word of a caller to a process that the caller sees. */
export interface Word {
  readonly kind: string;
  readonly id: string;
  /** The ticket whose it is, by which words are counted. */
  readonly ticketId: string;
  /** What the address calls it. */
  readonly named: string;
  readonly type: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly actor: PersonActor;
  readonly channel: Channel;
  /** When it reached us: the instant of the read that found the process. */
  readonly at: Instant;
  /** Under which it is said; absent: by the caller's key. */
  readonly identity?: string;
  /** Of a recorded call. */
  readonly receivedAt?: Instant | undefined;
  /** What a refusal says beside its sentence. */
  readonly detail?: (refusal: RefusalCode) => Detail | Promise<Detail>;
}

/** A command whose outcome is known, or is still to come. */
export type Asked<State> =
  | { readonly kind: 'pending'; readonly commandId: string }
  | {
      readonly kind: 'done';
      readonly commandId: string;
      readonly revision: number | null;
      /** How the process stood after it; null where that was before: it was said again. */
      readonly stands: { readonly state: State; readonly rules: Rules; readonly now: Instant } | null;
    };

/** The same, with what it was given to as it then stands. */
export type Given<Shown> =
  | Extract<Asked<never>, { kind: 'pending' }>
  | { readonly kind: 'done'; readonly commandId: string; readonly revision: number; readonly shown: Shown };

/**
 * Says a word to a process and has it decided at once; the engine is told of it, and nobody waits for that.
 *
 * @throws Problem 409 for a key that stands for another command, 404 for what is not there, 409 and 422 for refusals, 429 for too
 * many words a minute, 500 where its decision threw: it is set aside, and decided again when that is mended
 */
export async function ask<State>(
  context: Context,
  say: (receipt: Receipt) => Promise<Said<State>>,
  word: Word,
): Promise<Asked<State>> {
  const { services, requestId, ifMatch } = context;
  const { ticketId, named, identity = identityOf(context), ...receipt } = word;
  await services.words.take(word.actor, ticketId, named);
  const said = await say({ ...receipt, identity, requestId, ...(ifMatch === null ? {} : { ifMatch }) });
  switch (said.kind) {
    case 'conflict':
      throw new Problem('key-reused');
    case 'no-process':
      throw new Problem('not-found');
    case 'unknown-attachment': {
      const errors = [{ pointer: '/attachments', code: said.kind }];
      throw new Problem('not-found', { errors });
    }
    case 'pending': {
      const { commandId, workflowId } = said;
      services.runs.tell(plainLook(word, workflowId));
      return { kind: 'pending', commandId };
    }
    case 'replay': {
      const { commandId, outcome, revision, refusal } = said.outcome;
      if (outcome === null) return { kind: 'pending', commandId };
      if (outcome === 'refused') throw await refused(refusalOf(refusal), commandId, word);
      if (outcome === 'fault') throw new Problem('internal', { commandId });
      return { kind: 'done', commandId, revision, stands: null };
    }
    case 'decided': {
      const { commandId, result, state, rules, now, tellings } = said;
      tellRuns(services.runs, tellings, { processId: word.id, type: word.type, inboxId: commandId });
      if (result.kind === 'refused') throw await refused(result.code, commandId, word);
      if (result.kind === 'fault') throw new Problem('internal', { commandId });
      return { kind: 'done', commandId, revision: result.revision, stands: { state, rules, now } };
    }
    default: {
      const never: never = said;
      return never;
    }
  }
}

/** The word waits in the inbox: whoever commits next takes it. */
function plainLook({ kind, id }: Word, workflowId: string): Parameters<Context['services']['runs']['tell']>[0] {
  return { run: { kind, id, workflowId }, started: true, signal: { name: 'process', inboxId: null, quiet: false } };
}

async function refused(code: RefusalCode, commandId: string, { detail }: Word): Promise<Problem> {
  return new Problem(code, { commandId, ...(await detail?.(code)) });
}

/** A refusal as the database holds it. A code of a later version of the product is still a refusal. */
export function refusalOf(code: string | null): RefusalCode {
  return code !== null && isRefusalCode(code) ? code : 'not-allowed';
}
