import { automaticLetters, calendarLetters } from './automatic';
import { factsOf, reads } from './reads';

describe('HT-10 what programs write is told from what people write', () => reads(automaticLetters));

describe('SK-16 an answer to an invitation is read', () => {
  reads(calendarLetters);
  it.each(calendarLetters.map((sample) => [sample.name, sample] as const))(
    '%s: its event',
    async (_, { raw, events }) => {
      expect((await factsOf(raw)).calendar).toMatchObject(events);
    },
  );
});
