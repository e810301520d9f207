import type { ProcessChange } from '../../store/changes/read-changes';
import { eventText } from '../http/event-stream';

/** A process has changed. @param position that its reader has come to with it */
export function changeText({ kind, id, number, desk, revision }: ProcessChange, position: string): string {
  return eventText('change', { kind, id, tid: number, desk, revision }, position);
}

/** More has changed than is told: the reader reads anew. */
export function resetText(position: string): string {
  return eventText('reset', {}, position);
}
