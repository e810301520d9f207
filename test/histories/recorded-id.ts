/** A history says whose it is by its workflow type; the id tells a run what it carries. */
export function recordedId(history: unknown): string {
  const text = JSON.stringify((history as { events?: unknown[] }).events?.[0] ?? {});
  return /"workflowType":\{"name":"visit"\}/.test(text)
    ? 'visit/00000000-0000-4000-8000-000000000000'
    : 'ticket/00000000-0000-4000-8000-000000000000';
}
