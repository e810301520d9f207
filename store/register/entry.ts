import type { ChangeReason, ChangeStage } from '../../domain/register';
import type { Instant, LocalDate } from '../../domain/time';

/** What an entry of the register says. */
export interface EntryContent {
  /** The body or organisation, as it is called. */
  readonly body: string;
  readonly name: string | null;
  readonly post: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** The first day on which it holds. */
  readonly since: LocalDate;
  /** The first day on which it does not any more; null: no end is known. */
  readonly until: LocalDate | null;
  /** The official letter; null: none came with it. */
  readonly letterNumber: string | null;
  readonly letterDate: LocalDate | null;
  /** The day of receipt, or of the determination of an operator. */
  readonly receivedOn: LocalDate;
}

/** A version of an entry, with the change by which it came. */
export interface EntryVersion extends EntryContent {
  readonly entryId: string;
  readonly service: string | null;
  readonly version: number;
  readonly changeId: string;
  readonly number: string;
  readonly because: ChangeReason;
  readonly stage: ChangeStage;
  /** By when it has to be published. */
  readonly due: Instant | null;
  readonly createdAt: Instant;
  readonly publishedAt: Instant | null;
  readonly authorId: string;
  readonly authorName: string;
}
