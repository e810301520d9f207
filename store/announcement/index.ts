/** Notices to many as the store keeps them. */
export { keptAnnouncement } from './kept-announcement';
export { announcementVerbs } from './verbs';
export type { ClaimedAnnouncement } from './letters';
export type { AnnouncementLine, AnnouncementRead, OwnAnnouncement } from './read-announcements';
