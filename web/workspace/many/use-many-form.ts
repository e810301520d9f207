import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { manyTexts } from '../../../texts/web/many';
import { ApiProblem } from '../../api/problem';
import { asOneAttempt } from '../../commands/attempt-keys';
import { giveMany, type ManyCommand, type OutcomeAtOne } from '../../commands/give-many';
import {
  holdForMany,
  manyTickets,
  useHeld,
  useHeldEnd,
  wentWithPage,
  type HeldCommand,
  type HeldEnd,
} from '../../commands/held-commands';
import { useDraft } from '../../drafts/use-draft';
import { useTexts } from '../../language/language';
import type { ManyType } from './selection';

/** What was typed, and the attempt to send it of which nobody knows yet what became. */
interface Kept {
  readonly values: Readonly<Record<string, string>>;
  readonly sent: { readonly key: string; readonly tids: readonly string[]; readonly command: ManyCommand } | null;
}

/** What stands for nobody in the choice of a responsible: no short id is like it. */
export const nobodyValue = 'none';

const nothing: Kept = { values: {}, sent: null };

export interface ManyFormState {
  readonly values: Kept['values'];
  readonly set: (name: string, value: string) => void;
  readonly isEmpty: boolean;
  readonly isBusy: boolean;
  readonly problem: unknown;
  /** How many of all have been answered; null: nothing is on its way. */
  readonly answered: number | null;
  readonly all: number;
  readonly held: HeldCommand | undefined;
  readonly send: () => void;
}

/** The form of an act for many tickets. A reply is held back as a single one is; what is typed stays until it has arrived. */
export function useManyForm(
  type: ManyType,
  tids: readonly string[],
  onBegin: () => void,
  onDone: (outcomes: readonly OutcomeAtOne[]) => void,
): ManyFormState {
  const client = useQueryClient();
  const [draft, keep, done] = useDraft<Kept>(`many ${type}`, nothing);
  const held = useHeld(manyTickets);
  const ended = useHeldEnd(manyTickets);
  const [answered, setAnswered] = useState<number | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [isEmpty, setIsEmpty] = useState(false);
  const tellLost = useTellLost();

  const finish = (outcomes: readonly OutcomeAtOne[]): void => {
    setAnswered(null);
    for (const { tid } of outcomes) void client.invalidateQueries({ queryKey: ['ticket', tid] });
    // Where nobody took it, it may be what is written, and is kept for another try.
    if (outcomes.some(({ problem: refusal }) => refusal === null)) done();
    else keep({ values: draft.values, sent: null });
    onDone(outcomes);
  };
  const fail = (fault: unknown, sent: Kept['sent']): void => {
    setAnswered(null);
    setProblem(fault);
    keep({ values: draft.values, sent: fault instanceof ApiProblem && fault.isPassing ? sent : null });
  };
  const hear = useEffectEvent(() => {
    const { sent } = draft;
    if (ended === undefined || sent === null || sent.key !== ended.key) return;
    if (ended.how === 'done') finish(ended.outcomes ?? []);
    else if (ended.how === 'failed') fail(ended.problem, sent);
    else keep({ values: draft.values, sent: null });
  });
  useEffect(() => hear(), [ended]);

  const hold = (sent: Omit<NonNullable<Kept['sent']>, 'key'>, attempt: { key?: string; delay?: number }): void => {
    const key = holdForMany(sent.tids, sent.command, attempt, setAnswered, tellLost);
    keep({ values: draft.values, sent: { ...sent, key } });
  };
  const takeUp = useEffectEvent(() => {
    const { sent } = draft;
    // The page was left while it was held back: it went out then, and the same key tells what became of it.
    if (sent !== null && held === undefined && wentWithPage(sent.key)) hold(sent, { key: sent.key, delay: 0 });
  });
  useEffect(() => takeUp(), []);

  const send = (): void => {
    if (answered !== null || held !== undefined) return;
    const command = commandOf(type, draft.values);
    setIsEmpty(command === null);
    setProblem(null);
    if (command === null) return;
    onBegin();
    if (type === 'reply') {
      const { sent } = draft;
      const isSame = sent !== null && JSON.stringify([sent.tids, sent.command]) === JSON.stringify([tids, command]);
      return hold({ tids, command }, isSame ? { key: sent.key } : {});
    }
    setAnswered(0);
    asOneAttempt(manyTickets, [tids, command], (key) => giveMany(tids, command, key, setAnswered)).then(
      finish,
      (fault: unknown) => fail(fault, null),
    );
  };
  return {
    values: draft.values,
    set: (name, value) => {
      setIsEmpty(false);
      keep({ ...draft, values: { ...draft.values, [name]: value } });
    },
    isEmpty,
    isBusy: answered !== null,
    problem,
    answered,
    all: tids.length,
    held,
    send,
  };
}

function commandOf(type: ManyType, values: Kept['values']): ManyCommand | null {
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
  const { to, topic, category, priority, reason, text } = filled;
  const why = reason === undefined ? {} : { reason: reason.trim() };
  switch (type) {
    case 'assign':
      return to === undefined ? null : { type, to: to === nobodyValue ? null : to, ...why };
    case 'classify': {
      const chosen = {
        ...(topic === undefined ? {} : { topic }),
        ...(category === undefined ? {} : { category }),
        ...(priority === undefined ? {} : { priority }),
      };
      return Object.keys(chosen).length === 0 ? null : { type, ...chosen, ...why };
    }
    case 'reply':
    case 'note':
      return text === undefined ? null : { type, text };
    default: {
      const never: never = type;
      return never;
    }
  }
}

/** Tells of words that did not reach some tickets, when the form that sent them is no longer open. */
function useTellLost(): (end: HeldEnd) => void {
  const say = useTexts(manyTexts);
  return ({ outcomes = [] }) => {
    const refused = outcomes.flatMap(({ tid, problem }) => (problem === null ? [] : [tid]));
    void import('@mantine/notifications').then(({ notifications }) =>
      notifications.show({
        color: 'red',
        autoClose: false,
        title: say('lost', { count: refused.length }),
        message: say('lostHint', { tids: refused.join(', ') }),
      }),
    );
  };
}
