/** The state of a monthly report: ids, codes, instants and figures. What people wrote lies beside it, as messages. */
import type { ProcessState } from '../process';
import type { Instant } from '../time';
import type { Figures } from './figures';

/** A report of one service or of the desk, or what is published of all services' reports together. */
export type ReportPart = 'report' | 'summary';

/** Its month goes on; its month is over and it is owed; it is handed in; it is published. */
export type ReportStage = 'collecting' | 'due' | 'handed-in' | 'published';

/** Who did something, and when. */
export interface Done {
  readonly at: Instant;
  readonly personId: string;
  readonly shortId: string;
  /** Id of the command, under which its words lie. */
  readonly word: string;
}

export interface ReportState extends ProcessState {
  readonly schema: 1;
  readonly clientId: null;
  /** `report/eaeu/monitoring/central/2027-01`; of the desk as a whole, and of a summary, without a service. */
  readonly number: string;
  /** Code of the regulation's report. */
  readonly report: string;
  readonly part: ReportPart;
  /** Null: the desk as a whole. */
  readonly service: string | null;
  /** `2027-01`, from its first instant to that of the next month, by the clocks of the calendar that counts. */
  readonly month: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly stage: ReportStage;
  /** When it was first handed in: what is corrected afterwards is not late. Of a summary: null. */
  readonly handedIn: Done | null;
  /** The last correction. */
  readonly corrected: Done | null;
  /** A summary: by whom. A report: by the summary that has it, whose id is the word. */
  readonly published: Done | null;
  /** As they were when it was handed in last. */
  readonly figures: Figures | null;
  /** Of a summary that is published: how each service's report stood then. */
  readonly standing: readonly ServiceStanding[];
}

/** How a service's report stood when the summary was published. */
export interface ServiceStanding {
  readonly service: string;
  /** Null: it was missing. */
  readonly handedInAt: Instant | null;
  /** Null: there was none yet. */
  readonly due: Instant | null;
}
