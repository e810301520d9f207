const id = '00000000-0000-4000-8000-000000000000';

/** What the SDK says when the code does not do what a history says: by command, or by the timer's next step. */
export const divergence = /nondeterminism error|Fatal error in workflow machines/;

/** Under which id a recorded history is replayed: that of its release's form and of its workflow type. */
export function recordedId(file: string, history: unknown): string {
  const text = JSON.stringify((history as { events?: unknown[] }).events?.[0] ?? {});
  const isVisit = /"workflowType":\{"name":"visit"\}/.test(text);
  if (/^0\.[12]-/.test(file)) return `${isVisit ? 'visit' : 'ticket'}/${id}`;
  return isVisit ? 'SKAI-1042/1' : 'SKAI-1042';
}
