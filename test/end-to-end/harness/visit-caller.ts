/** What people do with visits over HTTP, and what they see. */
import { randomUUID } from 'node:crypto';
import { outcomeOf, type Answer, type Caller, type CallOptions } from './caller';
import type { ClockView, Problem, TicketView } from './views';

export interface VisitView {
  readonly id: string;
  readonly number: string;
  readonly ticket: { readonly id: string; readonly tid: string };
  readonly stage: { readonly code: string; readonly title: string };
  readonly site: { readonly subject: string; readonly district: string | null; readonly timeZone: string };
  readonly keys: { readonly requested: string; readonly ready: string | null; readonly startsAt: string | null };
  readonly slot: { readonly technician: string; readonly from: string; readonly agreedAt: string | null } | null;
  readonly attempts: { readonly noShows: number; readonly most: number };
  readonly missingSpares: readonly { readonly part: string; readonly quantity: number }[];
  readonly orders: readonly { readonly id: string; readonly open: boolean }[];
  readonly clocks: readonly ClockView[];
  readonly nextStep: { readonly owes: string; readonly step: string; readonly text: string };
  readonly can: Readonly<Record<string, string>>;
  readonly revision: number;
}

interface GivenToVisit extends Problem {
  readonly visit?: VisitView;
}

/** Gives a command to a visit and waits for its outcome; `done`, or status and code. */
export async function tryVisit(
  who: Caller,
  visitId: string,
  type: string,
  fields: object = {},
  options: CallOptions = {},
): Promise<{ readonly verdict: string; readonly visit: VisitView | undefined }> {
  const say = (keyed: CallOptions) =>
    who.call<GivenToVisit>('POST', `/visits/${visitId}/commands`, { type, ...fields }, keyed);
  const answer = await outcomeOf(say, options);
  const { code, visit } = answer.body;
  return { verdict: answer.status === 201 ? 'done' : `${answer.status} ${code}`, visit };
}

/** The same where it must be done. */
export async function onVisit(who: Caller, visitId: string, type: string, fields: object = {}): Promise<VisitView> {
  const { verdict, visit } = await tryVisit(who, visitId, type, fields);
  if (verdict === 'done' && visit) return visit;
  throw new Error(`${type} was not done: ${verdict}`);
}

export async function readVisit(who: Caller, visitId: string): Promise<VisitView> {
  const answer: Answer<VisitView> = await who.call('GET', `/visits/${visitId}`);
  if (answer.status !== 200) throw new Error(`not read: ${answer.status}`);
  return answer.body;
}

/** A file, uploaded by this person for a desk. @returns its id */
export async function upload(base: string, who: Caller, desk: string): Promise<string> {
  const form = new FormData();
  form.append('desk', desk);
  // The first bytes of a JPEG: kinds are told by content.
  const bytes = Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    Buffer.from(randomUUID()),
  ]);
  form.append('file', new Blob([bytes], { type: 'image/jpeg' }), 'photo.jpg');
  const response = await fetch(`${base}/api/v1/attachments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${who.account.apiKey}` },
    body: form,
  });
  if (response.status !== 201) throw new Error(`not uploaded: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

/** The first visit of a ticket. */
export function visitOf({ visits }: Pick<TicketView, 'visits'>): string {
  const [visit] = visits;
  if (!visit) throw new Error('the ticket has no visit');
  return visit.id;
}
