import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { ApiProblem } from '../../api/problem';
import { heldMs, holdCommand, useHeld, useHeldEnd, wentWithPage, type HeldEnd } from '../../commands/held-commands';
import { useGive, type Ticket, type TicketCommand } from '../../commands/use-give';
import { keptDraft, useDraft } from '../../drafts/use-draft';
import { useUploads, type Uploads } from '../../files/use-uploads';
import type { Values } from '../../forms/asked';
import { useMe } from '../../session/me';
import { instantOf } from '../../time/local';
import type { Act, ActContext, ActField, ActValues } from './act-types';
import { partsOf } from './parts-input';

/** What was typed, and the attempt to send it of which nobody knows yet what became. */
interface Kept {
  readonly values: ActValues;
  readonly sent: { readonly key: string; readonly at: number; readonly command: TicketCommand } | null;
}

const nothing: Kept = { values: {}, sent: null };
/** An attempt of which nothing is known is taken up again for so long; later it is a draft like any other. */
const takenUpMs = 60 * 60_000;
/** So long another tab has to say what became of one that it held back. */
const otherTabMs = 1_500;

export interface ActForm {
  readonly fields: readonly ActField[];
  readonly values: ActValues;
  readonly set: (name: string, value: string) => void;
  readonly uploads: Uploads;
  /** By the name of the field; `true`: it has to be filled in. */
  readonly missing: ReadonlySet<string>;
  readonly problem: unknown;
  /** The ticket as it was when the form was opened, where it has moved since and that matters. */
  readonly movedFrom: Ticket | null;
  readonly isBusy: boolean;
  /** Another one of the ticket is still held back. */
  readonly isHeld: boolean;
  readonly send: () => void;
}

/** The form of an act: what is in it, and how it is given. Nothing typed is lost before it is known to have arrived. */
export function useActForm(
  act: Act,
  context: ActContext,
  zone: string,
  onDone: () => void,
  tellLost: (end: HeldEnd) => void,
): ActForm {
  const { ticket } = context;
  const client = useQueryClient();
  const me = useMe();
  const place = `${act.type} ${ticket.tid}`;
  const [draft, keep, done] = useDraft<Kept>(place, nothing);
  const uploads = useUploads(ticket.desk, place);
  const give = useGive(ticket.tid);
  const held = useHeld(ticket.tid);
  const ended = useHeldEnd(ticket.tid);
  const [problem, setProblem] = useState<unknown>(null);
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const [base, setBase] = useState(ticket);
  const [movedFrom, setMovedFrom] = useState<Ticket | null>(null);
  const begun = useMemo(() => beginnings(act, context), [act, context]);
  const values = { ...begun, ...draft.values };
  const fields = act.fields
    .filter(({ when }) => when === undefined || when(values, context))
    .map((field) => (field.requiredWhen?.(values, context) === true ? { ...field, required: true } : field));
  const isSending = useRef(false);
  // Somebody may write on while the first words are on their way.
  const latest = useRef(draft);
  latest.current = draft;

  const finish = (sent: ActValues): void => {
    isSending.current = false;
    // What was typed while the words were on their way has not been said yet.
    const isSame = JSON.stringify(latest.current.values) === JSON.stringify(sent);
    if (isSame) done();
    else keep({ values: latest.current.values, sent: null });
    uploads.clear();
    onDone();
  };
  const fail = (fault: unknown, sent: Kept['sent']): void => {
    isSending.current = false;
    const isOpen = fault instanceof ApiProblem && fault.isPassing;
    keep({ values: latest.current.values, sent: isOpen ? sent : null });
    setProblem(fault);
    if (!(fault instanceof ApiProblem) || fault.code !== 'revision-moved') return;
    setMovedFrom(base);
    void client.invalidateQueries({ queryKey: ['ticket', ticket.tid] });
  };
  const hold = (command: TicketCommand, attempt: { readonly key?: string; readonly delay?: number } = {}): void => {
    const key = holdCommand(client, ticket.tid, command, attempt, tellLost);
    keep({ values: draft.values, sent: { command, at: Date.now(), key } });
  };
  const hear = useEffectEvent(() => {
    const { sent } = draft;
    if (ended === undefined || sent === null || sent.key !== ended.key) return;
    switch (ended.how) {
      case 'done':
        return finish(draft.values);
      case 'stopped':
        return keep({ values: draft.values, sent: null });
      case 'failed':
        return fail(ended.problem, sent);
      default: {
        const never: never = ended.how;
        return never;
      }
    }
  });
  useEffect(() => hear(), [ended]);
  const send = (): void => {
    if (isSending.current || held !== undefined || uploads.isBusy) return;
    const lacking = fields.filter(({ name, required }) => required === true && (values[name] ?? '').trim() === '');
    setMissing(new Set(lacking.map(({ name }) => name)));
    setProblem(null);
    if (lacking.length > 0) return;
    const command = commandOf(act, fields, values, uploads.ids, zone);
    const again = draft.sent !== null && same(draft.sent.command, command) ? { key: draft.sent.key } : {};
    if (act.held === true) return hold(command, again);
    isSending.current = true;
    const revision = movedFrom === null ? base.revision : ticket.revision;
    if (movedFrom !== null) setBase(ticket);
    setMovedFrom(null);
    // Also when another act was turned to meanwhile.
    give.mutateAsync({ command, ...(act.guarded === true ? { revision } : {}) }).then(
      () => finish(draft.values),
      (fault: unknown) => fail(fault, null),
    );
  };
  const takeUp = useEffectEvent((key: string) => {
    if (held !== undefined || act.held !== true || ended?.key === key) return;
    const kept = keptDraft<Kept>(me.id, place);
    // Another tab held it back: it was stopped there, or has gone.
    if (kept === null) return done();
    if (kept.sent?.key !== key) return keep(kept);
    // The page was left while it was held back: it went out then. The same key tells what became of it.
    if (Date.now() - kept.sent.at < takenUpMs) hold(kept.sent.command, { key, delay: 0 });
  });
  const [begunWith] = useState(draft.sent);
  useEffect(() => {
    if (begunWith === null) return undefined;
    const { key, at } = begunWith;
    const wait = wentWithPage(key) ? 0 : Math.max(0, at + heldMs + otherTabMs - Date.now());
    const timer = setTimeout(() => takeUp(key), wait);
    return () => clearTimeout(timer);
  }, [begunWith]);

  return {
    fields,
    values,
    set: (name, value) => {
      setMissing((before) => new Set([...before].filter((it) => it !== name)));
      keep({ ...draft, values: { ...draft.values, [name]: value } });
    },
    uploads,
    missing,
    problem,
    movedFrom,
    isBusy: give.isPending,
    isHeld: held !== undefined,
    send,
  };
}

function beginnings(act: Act, context: ActContext): ActValues {
  const begun: Record<string, string> = {};
  for (const field of act.fields) {
    if (field.kind !== 'choice') continue;
    const from = field.from?.(context) ?? null;
    const options = field.options(context, begun);
    // Where there is one choice only, it is made.
    const only = field.none === undefined && options.length === 1 ? options[0]?.value : undefined;
    if (from !== null || only !== undefined) begun[field.name] = from ?? only ?? '';
  }
  return begun;
}

function commandOf(
  act: Act,
  fields: readonly ActField[],
  values: ActValues,
  attachments: readonly string[],
  zone: string,
): TicketCommand {
  const body: Record<string, unknown> = { type: act.type };
  for (const field of fields) {
    const value = values[field.name] ?? '';
    if (value.trim() === '') continue;
    body[field.name] = valueOf(field, value, zone);
    if (field.kind === 'words' && attachments.length > 0) body['attachments'] = attachments;
  }
  // Whether it fits the command's schema, the API says.
  return (act.build?.(body) ?? body) as TicketCommand;
}

function valueOf({ kind }: ActField, value: string, zone: string): unknown {
  switch (kind) {
    case 'number':
      return Number(value);
    case 'instant':
      return instantOf(value, zone) ?? value;
    case 'parts':
      return partsOf(value);
    case 'questions':
      return JSON.parse(value) as Values;
    case 'line':
      return value.trim();
    case 'words':
    case 'prose':
    case 'choice':
    case 'day':
      return value;
    default: {
      const never: never = kind;
      return never;
    }
  }
}

function same(one: TicketCommand, other: TicketCommand): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
