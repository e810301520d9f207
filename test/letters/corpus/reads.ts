import { answerOf } from '../../../cli/mail-parse/answer';
import { parseLetter } from '../../../mail/parse/parse-letter';
import type { LetterFacts } from '../../../mail/parse/letter-facts';
import type { Sample } from './builder';

/** The desks that the corpus writes to. */
export const options = {
  now: Date.UTC(2026, 10, 29),
  prefixes: ['SKAI-', 'HT-', 'SPSUP-', 'INS-'],
  own: ['support@desk.example', 'help@desk.example'],
};

export async function factsOf(raw: Buffer): Promise<LetterFacts> {
  return parseLetter(raw, options);
}

/** One test a letter of an area: what it says, what it warns of, and that its answer can be stored. */
export function reads(samples: readonly Sample[]): void {
  it.each(samples.map((sample) => [sample.name, sample] as const))('%s', async (_, { raw, says, warns }) => {
    const facts = await factsOf(raw);
    const line = JSON.stringify(answerOf('letter.eml', facts));
    const answer = JSON.parse(line) as Record<string, unknown>;
    expect(answer).toMatchObject(says);
    if (warns?.length === 0) expect(answer['warnings']).toEqual([]);
    else expect(answer['warnings']).toEqual(expect.arrayContaining([...(warns ?? [])]));
    expect(line).not.toMatch(/\\u0000|\ufffd/);
  });
}
