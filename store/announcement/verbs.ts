import type { Bind } from '../bind';
import { createSayer } from '../process/say';
import type { StoreContext } from '../store-context';
import { keptAnnouncement } from './kept-announcement';
import { claimAnnouncements, settleAnnouncement } from './letters';
import { dismissAnnouncement, listAnnouncements, listOwnAnnouncements, readAnnouncement } from './read-announcements';
import { previewReach } from './recipients';
import { tellAnnouncement } from './tell-batch';
import { writeAnnouncement } from './write';

/** Notices to many: written, told, read and put away. */
export function announcementVerbs(bind: Bind, context: StoreContext) {
  return {
    writeAnnouncement: bind(writeAnnouncement),
    sayToAnnouncement: createSayer(context, keptAnnouncement),
    tellAnnouncement: bind(tellAnnouncement),
    previewReach: bind(previewReach),
    listAnnouncements: bind(listAnnouncements),
    readAnnouncement: bind(readAnnouncement),
    listOwnAnnouncements: bind(listOwnAnnouncements),
    dismissAnnouncement: bind(dismissAnnouncement),
    claimAnnouncements: bind(claimAnnouncements),
    settleAnnouncement: bind(settleAnnouncement),
  };
}
