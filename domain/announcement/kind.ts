import { notFor } from '../policy/may';
import { foldingOf, type BodyOf, type ProcessKind } from '../process';
import { announcementCommands, type DraftAnnouncement, type LaterAnnouncement } from './commands';
import { draftAnnouncement } from './commands/open';
import { endClock, leaveClock, send, writers } from './commands/rule';
import type { AnnouncementEvent } from './events';
import type { AnnouncementState } from './state';

type Kind = ProcessKind<AnnouncementState, AnnouncementEvent, DraftAnnouncement, LaterAnnouncement, null>;

/** A notice to many (EA-5, HT-17): one process of a desk's own, from the draft until what it announced has passed. */
export const announcementKind: Kind = {
  kind: 'announcement',
  schema: { events: 1, state: 1 },
  // One schema so far.
  upcast: ({ type, data }) => ({ type, ...(data as object) }) as BodyOf<AnnouncementEvent>,
  first(event) {
    if (event.type !== 'announcement-drafted') throw new Error(`an announcement does not begin with ${event.type}`);
    const { announcementId: id, number, desk, rules, person: writtenBy, owner, plan, revision, at } = event;
    return {
      ...{ schema: 1, id, number, desk, clientId: null, rules, revision, lastAt: at, clocks: [] },
      ...{ stage: 'draft', plan, owner, writtenBy, writtenAt: at, version: 1, agreements: [] },
      ...{ sending: null, sentAt: null, endedAt: null },
    };
  },
  evolve: foldingOf<AnnouncementState, AnnouncementEvent>({
    commands: announcementCommands,
    evolve: (state, event) => (event.type === 'announcement-left' ? { ...state, owner: null } : state),
  }),
  opening: {
    type: 'draft-announcement',
    pin: ({ pin }) => pin,
    open: (body, command) => draftAnnouncement(announcementKind, body, command),
  },
  commands: announcementCommands,
  after(draft, { directory, standing }) {
    const { owner } = draft.state;
    if (owner !== null && notFor(directory.member(owner), writers, standing) !== null)
      draft.emit({ type: 'announcement-left' });
  },
  reach(draft, { code }, tick, rules) {
    if (tick.code !== 'due') return;
    const { stage } = draft.state;
    if (code === leaveClock && stage === 'scheduled') send(draft, rules);
    if (code === endClock && stage === 'sent') draft.emit({ type: 'announcement-over' });
  },
  told: () => [],
  hasEnded: ({ stage, sending }) => (stage === 'over' || stage === 'cancelled') && sending === null,
};
