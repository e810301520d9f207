/**
 * A dated story as people live it: a person for each role speaks HTTP with an own key, weeks pass between the words, and the
 * letters that come meanwhile are read. Everything is the product's own; only time is skipped (see dated-stage).
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { tmpdir } from 'node:os';
import { pino } from 'pino';
import { createSignIn } from '../../api/auth/sign-in';
import { createServices } from '../../api/create-services';
import { createRuns } from '../../api/runs/create-runs';
import { createServer } from '../../api/server';
import type { DemoAccount } from '../../prisma/seed';
import {
  call,
  checkAnswer,
  edge,
  entries,
  items,
  listen,
  text,
  type CallOptions,
  type Json,
  neverHears,
} from '../api/harness';
import type { Store } from '../../store';
import { whole } from '../support/pages';
import { datedStage } from './dated-stage';

export interface DatedDesk {
  /** For what an administrator does, who has no page yet: contracts, versions, new desks. */
  readonly store: Store;
  /** Somebody of the desk: the role, and which one of those who have it. */
  who(role: string, index?: number): DemoAccount;
  /** All of the desk who have a role. */
  accounts(role: string): readonly DemoAccount[];
  /** Lets time pass to the instant (Moscow), and has `by` send it. @throws Error unless it is answered with `status` */
  at(moment: string, by: DemoAccount, method: string, target: string, options?: Said): Promise<Json>;
  /** A command to a ticket or a visit; answers with it as it then stands. */
  gives(moment: string, by: DemoAccount, of: Json, type: string, fields?: object): Promise<Json>;
  /** A ticket or a visit as somebody sees it now. */
  sees(by: DemoAccount, of: Json): Promise<Json>;
  passTo(moment: string): Promise<void>;
  /** The letters of a ticket to one person so far: their kinds, in order. */
  letters(to: DemoAccount, ticket: Json): Promise<string[]>;
  /** Everything that the engine keeps of all runs, as text. */
  keptOfRuns(): Promise<string>;
  /** Heads a part of the transcript. */
  heading(title: string): void;
  close(): Promise<void>;
}

export interface Said extends CallOptions {
  readonly status?: number;
}

/** An instant of Moscow as a number. */
export const msk = (moment: string): number => Date.parse(`${moment.replace(' ', 'T')}+03:00`);
/** An instant of an answer as Moscow's clocks show it. */
export const local = (instant: unknown): string | null =>
  typeof instant === 'string'
    ? new Date(Date.parse(instant) + 3 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
    : null;

/** The latest clock with this code. */
export function clockOf(of: Json, code: string): Json | undefined {
  return entries(of['clocks']).findLast((clock) => text(clock['code']) === code);
}

/** When the latest clock with this code is due, by Moscow's clocks. */
export const due = (of: Json, code: string): string | null => local(clockOf(of, code)?.['due']);

/**
 * The product at a desk, at an instant. With TRANSCRIPTS naming a folder, what was said, answered and written to people is
 * kept there to be read.
 */
export async function datedDesk(start: string, name: string, desk = 'skai'): Promise<DatedDesk> {
  const stage = await datedStage(msk(start));
  const log = pino({ level: 'silent' });
  const runs = createRuns({ engine: stage.engine, store: stage.store, log });
  const signIn = createSignIn(stage.database);
  const { base, close } = await listen(
    createServer(
      createServices({
        ...{ store: stage.store, engine: stage.engine, runs, signIn, log, checkAnswer, uploadFolder: tmpdir() },
        listen: neverHears,
        settings: { ...edge, callerCacheMs: 5_000 },
      }),
    ),
  );
  const transcript: string[] = [];
  let told = new Set<string>();

  const nameOf = (personId: string, names: ReadonlyMap<string, string>): string => names.get(personId) ?? personId;

  /** Writes down the letters that have come since. */
  async function readLetters(): Promise<void> {
    if (process.env.TRANSCRIPTS === undefined) return;
    const people = new Map((await stage.database.person.findMany()).map(({ id, name: person }) => [id, person]));
    const tickets = await stage.database.ticket.findMany({ select: { id: true } });
    const letters = (
      await Promise.all(tickets.map(({ id }) => whole(stage.store.listNotices({ ticketId: id }, null, 1_000))))
    ).flat();
    for (const letter of letters.filter(({ id }) => !told.has(id)).sort((a, b) => a.createdAt - b.createdAt)) {
      const at = local(new Date(letter.createdAt).toISOString());
      const body = letter.body.replace(/^/gm, '> ');
      transcript.push(`> **${at} → ${nameOf(letter.recipientId, people)}: ${letter.subject}**\n>\n${body}\n`);
    }
    told = new Set(letters.map(({ id }) => id));
  }

  function write(moment: string, by: DemoAccount, request: string, body: unknown, status: number, answer: Json): void {
    const lines = [`**${moment}, ${by.name} (${by.role})** \`${request}\``];
    if (body !== undefined) lines.push('```json', JSON.stringify(body), '```');
    const shown = answer['ticket'] ?? answer['visit'] ?? answer;
    lines.push(`→ ${status}${standing(shown)}`, '');
    transcript.push(lines.join('\n'));
  }

  async function at(moment: string, by: DemoAccount, method: string, target: string, said: Said = {}): Promise<Json> {
    await stage.passTo(msk(moment));
    await readLetters();
    const answer = await call({ base }, by, method, target, said);
    write(moment, by, `${method} ${target}`, said.body, answer.status, answer.body);
    const wanted = said.status ?? (method === 'POST' ? 201 : 200);
    if (answer.status !== wanted)
      throw new Error(`${moment} ${by.role} ${method} ${target}: ${answer.status} ${JSON.stringify(answer.body)}`);
    await stage.passTo(msk(moment));
    await readLetters();
    return answer.body;
  }

  const self = (of: Json): string => text(of['links']?.['self']);
  return {
    store: stage.store,
    who(role, index = 0) {
      const found = stage.accounts.filter((account) => account.role === role && account.desk === desk)[index];
      if (!found) throw new Error(`nobody is ${role} ${index}`);
      return found;
    },
    accounts: (role) => stage.accounts.filter((account) => account.role === role && account.desk === desk),
    at,
    async gives(moment, by, of, type, fields = {}) {
      const path = self(of);
      const answer = await at(moment, by, 'POST', `${path}/commands`, { body: { type, ...fields } });
      return (answer['ticket'] ?? answer['visit']) as Json;
    },
    async sees(by, of) {
      return (await call({ base }, by, 'GET', self(of))).body;
    },
    async passTo(moment) {
      await stage.passTo(msk(moment));
      await readLetters();
    },
    async letters(to, ticket) {
      const { body } = await call({ base }, to, 'GET', `${self(ticket)}/notices`);
      return items(body)
        .filter((letter) => text(letter['recipient']?.['name']) === to.name)
        .map((letter) => text(letter['kind']));
    },
    keptOfRuns: () => stage.keptOfRuns(),
    heading: (title) => void transcript.push(`\n## ${title}\n`),
    async close() {
      const folder = process.env.TRANSCRIPTS;
      if (folder !== undefined) await writeFile(path.join(folder, `${name}.md`), transcript.join('\n'));
      await close();
      await runs.close();
      await stage.close();
    },
  };
}

/** How a ticket or a visit in an answer stands, in its own words. */
function standing(of: Json | undefined): string {
  if (of?.['clocks'] === undefined) return of === undefined ? '' : `\n\`\`\`json\n${JSON.stringify(of)}\n\`\`\``;
  const status = of['status']?.['title'] ?? of['stage'];
  const clocks = entries(of['clocks'])
    .filter((clock) => text(clock['state']) !== 'stopped')
    .map((clock) => `\n- ${text(clock['title'])}: ${text(clock['dueLocal'] ?? 'null')} (${text(clock['state'])})`);
  const step = of['nextStep']?.['text'];
  return ` **${text(of['tid'] ?? of['number'])}: ${text(status)}**${clocks.join('')}\n- Следующий шаг: ${text(step)}`;
}
