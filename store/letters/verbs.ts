import type { Bind } from '../bind';
import { bounceNotice } from '../bounce-notice';
import { claimNotices, holdNotices } from '../claim-notices';
import { delayNotice } from '../delay-notice';
import { keepInvitation, lastInvitation } from '../keep-invitation';
import { findLetter } from '../find-letter';
import { readAddressBook } from './address-book';
import { claimLetters, findLetterBytes, putBackLetters, readLetterBytes } from './claim-letters';
import { bindSender, resolveTrayItem, takeUpLetter } from './deal-with-letter';
import { findSender, findUsersAmong } from './find-sender';
import { findSentLetter } from './find-sent-letter';
import { findNumbered, findThread } from './find-thread';
import { keepArrived } from './keep-arrived';
import { listMailboxes, noteMailboxFault, openMailbox, readMailboxMark } from './mailboxes';
import { noteRead } from './note-read';
import { lettersThatOpened, wordsByLetter } from './recent-letters';
import { readLetterOutcome, settleLetter } from './settle-letter';
import { listNotices } from '../list-notices';
import { settleNotice } from '../settle-notice';
import { addToTray, findTrayItem, listTray } from '../tray';

/** Letters out and in: what is told, what came, and the tray of what nobody could place. */
export function letterVerbs(bind: Bind) {
  return {
    // Notices
    claimNotices: bind(claimNotices),
    holdNotices: bind(holdNotices),
    keepInvitation: bind(keepInvitation),
    lastInvitation: bind(lastInvitation),
    settleNotice: bind(settleNotice),
    bounceNotice: bind(bounceNotice),
    delayNotice: bind(delayNotice),
    listNotices: bind(listNotices),
    findLetter: bind(findLetter),
    // Letters that come in
    readAddressBook: bind(readAddressBook),
    keepArrived: bind(keepArrived),
    claimLetters: bind(claimLetters),
    putBackLetters: bind(putBackLetters),
    readLetterBytes: bind(readLetterBytes),
    findLetterBytes: bind(findLetterBytes),
    noteRead: bind(noteRead),
    settleLetter: bind(settleLetter),
    readLetterOutcome: bind(readLetterOutcome),
    findThread: bind(findThread),
    findNumbered: bind(findNumbered),
    findSender: bind(findSender),
    findSentLetter: bind(findSentLetter),
    findUsersAmong: bind(findUsersAmong),
    lettersThatOpened: bind(lettersThatOpened),
    wordsByLetter: bind(wordsByLetter),
    readMailboxMark: bind(readMailboxMark),
    openMailbox: bind(openMailbox),
    noteMailboxFault: bind(noteMailboxFault),
    listMailboxes: bind(listMailboxes),
    // What nobody could place
    addToTray: bind(addToTray),
    listTray: bind(listTray),
    findTrayItem: bind(findTrayItem),
    takeUpLetter: bind(takeUpLetter),
    bindSender: bind(bindSender),
    resolveTrayItem: bind(resolveTrayItem),
  };
}
