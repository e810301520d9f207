/**
 * A flood in a process of its own, so that who sends it does not keep whom it is to disturb: FLOOD_TOKENS wrong tokens and
 * FLOOD_SIGN_INS wrong sign-ins a second for FLOOD_SECONDS at FLOOD_ADDRESS, half of the sign-ins for FLOOD_EMAIL. It says `ready`, begins
 * at the first message, and sends how often each status came.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** How often each status came, by what was asked; 0: no answer at all. */
export interface Flooded {
  readonly tokens: Readonly<Record<string, number>>;
  readonly signIns: Readonly<Record<string, number>>;
  /** Not sent, because so much was unanswered. */
  readonly unsent: number;
}

const stepMs = 10;
/** Beyond this a flood would measure itself. */
const mostUnanswered = 1_000;

const { FLOOD_ADDRESS = '', FLOOD_EMAIL = '' } = process.env;
const [tokensASecond, signInsASecond, seconds] = ['FLOOD_TOKENS', 'FLOOD_SIGN_INS', 'FLOOD_SECONDS'].map((name) =>
  Number(process.env[name]),
) as [number, number, number];

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
let unanswered = 0;
let unsent = 0;

function send(counts: Record<string, number>, path: string, headers: Record<string, string>, body?: string): void {
  if (unanswered >= mostUnanswered) {
    unsent += 1;
    return;
  }
  unanswered += 1;
  const done = (status: number): void => {
    unanswered -= 1;
    counts[status] = (counts[status] ?? 0) + 1;
  };
  const method = body === undefined ? 'GET' : 'POST';
  const outgoing = request(`${FLOOD_ADDRESS}${path}`, { method, agent, headers }, (incoming) => {
    incoming.resume();
    incoming.once('end', () => done(incoming.statusCode ?? 0));
    incoming.once('error', () => done(0));
  });
  outgoing.once('error', () => done(0));
  outgoing.end(body);
}

async function main(): Promise<void> {
  // What starting costs is no part of the flood: it begins when it is told to.
  process.channel?.ref();
  process.send?.('ready');
  await once(process, 'message');
  const tokens: Record<string, number> = {};
  const signIns: Record<string, number> = {};
  let [sentTokens, sentSignIns] = [0, 0];
  const begun = performance.now();
  for (let at = 0; at < seconds * 1_000; at = performance.now() - begun) {
    for (; sentTokens < (at / 1_000) * tokensASecond; sentTokens += 1)
      send(tokens, '/api/v1/me', { authorization: `Bearer rgl_${randomBytes(32).toString('base64url')}` });
    for (; sentSignIns < (at / 1_000) * signInsASecond; sentSignIns += 1) {
      const email = sentSignIns % 2 === 0 ? FLOOD_EMAIL : `${randomBytes(6).toString('hex')}@nowhere.example`;
      const body = JSON.stringify({ email, password: randomBytes(9).toString('base64url') });
      send(signIns, '/api/v1/session', { 'content-type': 'application/json' }, body);
    }
    await delay(stepMs);
  }
  for (const end = performance.now() + 30_000; unanswered > 0 && performance.now() < end;) await delay(stepMs);
  agent.destroy();
  process.send?.({ tokens, signIns, unsent } satisfies Flooded);
  process.disconnect?.();
}

void main();
