import type { EventOf, KernelEvent, RulesPin } from '../process';
import type { Instant } from '../time';
import type { About, OpenTickets, ProcessKey, RehearsalSummary } from './state';

/** Facts of a publication alone. Who caused them stands in their heads. */
interface Bodies {
  'draft-opened': {
    publicationId: string;
    number: string;
    desk: string;
    rules: RulesPin;
    about: About;
    digest: string;
  };
  'draft-revised': { about: About; digest: string };
  'rehearsal-asked': { digest: string; openTickets: OpenTickets };
  rehearsed: { summary: RehearsalSummary };
  'rehearsal-failed': { fault: string };
  published: {
    digest: string;
    openTickets: OpenTickets;
    forced: boolean;
    person: string;
    shortId: string;
    effectiveAt: Instant | null;
  };
  'came-into-force': object;
  'batch-moved': {
    pass: number;
    after: ProcessKey | null;
    affected: number;
    taken: number;
    moved: number;
    unfit: number;
  };
  finished: object;
  withdrawn: object;
}

export type PublicationEvent = KernelEvent | EventOf<Bodies>;
