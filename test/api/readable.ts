import { entries, text, type Json } from './harness';

export const builtInDesks = [
  'skai',
  'hivetaxi',
  'eaeu',
  'helpdesk',
  'simai',
  'smartplayer',
  'insales',
  'demo',
] as const;

/** Words of a page that look like codes of a file: `word-after-closing`. Addresses and kinds of files are none. */
export function codesIn(page: Json): string[] {
  return entries(page['sections']).flatMap(({ entries: rules }) =>
    entries(rules).flatMap(({ title, facts }) =>
      [
        text(title),
        ...entries(facts).flatMap(({ label, lines }) => [
          text(label),
          ...entries(lines).flatMap((line) => [text(line['text']), text(line['when'] ?? '')]),
        ]),
      ].filter((words) => /^[a-z]+(?:-[a-z]+)+$/.test(words) || /: [a-z]+(?:-[a-z]+)+(?:$|;| )/.test(words)),
    ),
  );
}
