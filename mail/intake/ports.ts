import type { RunTelling } from '../../engine';
import type { Store } from '../../store';
import type { CheckFile } from '../../files/create-file-check';
import type { AddressBook } from '../../store/letters/address-book';
import type { Trust } from '../recognise/authentication';

/** What the intake works with. */
export interface IntakePorts {
  readonly store: Pick<
    Store,
    | 'claimLetters'
    | 'putBackLetters'
    | 'readLetterBytes'
    | 'noteRead'
    | 'settleLetter'
    | 'findThread'
    | 'findNumbered'
    | 'findSender'
    | 'findUsersAmong'
    | 'lettersThatOpened'
    | 'wordsByLetter'
    | 'findOrAddCaller'
    | 'findCaller'
    | 'fileTicket'
    | 'sayToTicket'
    | 'sayToVisit'
    | 'readTicket'
    | 'readVisit'
    | 'lastInvitation'
    | 'readOutcomes'
    | 'rulesFor'
    | 'addAttachment'
    | 'bounceNotice'
    | 'delayNotice'
    | 'findSentLetter'
    | 'clock'
  >;
  /** Has a run told what a word has brought it; nobody waits for that. */
  readonly tell: (telling: RunTelling) => void;
  /** For which desks letters come; asked for each letter. */
  readonly addressBook: () => Promise<AddressBook>;
  /** Whose findings about senders are believed. */
  readonly trust: Pick<Trust, 'hosts'>;
  /** Addresses from which our letters leave, beside those of the desks. */
  readonly own: readonly string[];
  /** Files lie here while they are looked at; the process's own. */
  readonly folder: string;
  readonly checkFile: CheckFile;
  /** Told of each letter that something has come of, and of what went wrong; without words of people. */
  readonly onSettled?: (letter: {
    readonly id: string;
    readonly outcome: string;
    readonly reason: string | null;
  }) => void;
  readonly onError?: (error: unknown, letterId: string | null) => void;
}
