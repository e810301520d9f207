import { instantOut, orNull } from '../schemas/values';
import { z } from '../schemas/zod';

const titled = z.object({ code: z.string(), title: z.string() });

/** Which of the desk's services has to do with a ticket. */
const serviceView = z
  .object({
    holds: titled,
    tookPart: z.array(titled),
    handOver: orNull(z.object({ to: titled, from: titled, since: instantOut() }).openapi('HandOver')).openapi({
      description: 'Until it is accepted or returned.',
    }),
    handsOverTo: z.array(titled).openapi({ description: 'To which services the one that holds it hands over.' }),
  })
  .openapi('TicketService');

/** The last result of a preliminary test. */
const testView = z
  .object({
    test: titled,
    result: titled,
    at: instantOut(),
    suggests: orNull(titled.openapi('SuggestedService')).openapi({
      description: 'The service whose zone the fault lies in by that.',
    }),
  })
  .openapi('TestResult');

/** What a ticket shows of them. */
export const serviceViews = {
  services: orNull(serviceView).openapi({ description: 'Null for clients, and where the desk names none.' }),
  tests: z.array(testView).openapi({ description: 'The last result of each preliminary test; none for clients.' }),
};
