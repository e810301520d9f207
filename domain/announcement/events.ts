import type { EventOf, KernelEvent, RulesPin } from '../process';
import type { Plan } from './state';

/** Facts of an announcement alone. Its words stand under the ids of their commands. */
interface Bodies {
  'announcement-drafted': {
    announcementId: string;
    number: string;
    desk: string;
    rules: RulesPin;
    digest: string;
    person: string;
    owner: string;
    plan: Plan;
  };
  'announcement-changed': { plan: Plan };
  /** Its services are asked, anew after a change. */
  'agreement-asked': object;
  'service-answered': { service: string; answer: 'yes' | 'no'; who: string };
  'announcement-scheduled': object;
  'announcement-sent': object;
  'announcement-cancelled': object;
  /** What it announced has passed: its end came, or somebody said so. */
  'announcement-over': object;
  /** All whom it concerns have been told. */
  'announcement-told': object;
  /** Its author has left. */
  'announcement-left': object;
}

export type AnnouncementEvent = KernelEvent | EventOf<Bodies>;
