import type { Caller } from './caller';

/** Who speaks in a load. */
export interface People {
  readonly authors: readonly Caller[];
  readonly specialist: Caller;
  readonly other: Caller;
  readonly manager: Caller;
}

/** A command of a script; `text: true` stands for a text of its own. */
type Act = readonly [role: 'author' | Exclude<keyof People, 'authors'>, type: string, fields: Record<string, unknown>];

/**
 * What is said to ticket `n` after its filing: phases one after the other, the acts of a phase at once. Four commands each, so
 * that a quarter of the tickets stays in work, a quarter is closed, a quarter waits in silence, and a quarter has a limit
 * extended by agreement.
 */
export function script(n: number, expectedAt: string | null, to: string): readonly (readonly Act[])[] {
  const triage: Act = ['specialist', 'triage', { outcome: 'estimate', text: true, expectedAt }];
  const reply: Act = ['author', 'reply', { text: true }];
  const note: Act = ['specialist', 'note', { text: true }];
  const solve: Act = ['specialist', 'solve', { kind: 'answer', text: true }];
  switch (n % 4) {
    case 0:
      return [[reply, note], [triage], [reply]];
    case 1:
      return [[reply], [triage], [solve], [['author', 'confirm', {}]]];
    case 2:
      return [[note, ['manager', 'assign', { to, reason: 'по графику' }]], [triage], [solve]];
    default:
      return [
        [triage, reply],
        [['specialist', 'propose-extension', { days: 2, reason: 'новая прошивка' }]],
        [['author', 'answer-extension', { answer: 'accept' }]],
      ];
  }
}
