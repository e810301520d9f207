import { textsIn } from '../../domain/search';

/** What a ticket is found by before anybody has answered it: its number, subject and text, and what was filled in. */
export function headingOf({
  tid,
  subject,
  text,
  fields,
}: {
  readonly tid: string;
  readonly subject: string;
  readonly text: string;
  readonly fields: unknown;
}): { readonly title: string; readonly texts: readonly string[] } {
  return { title: subject, texts: [tid, text, ...textsIn(fields)] };
}
