import type { Letter } from '../outbox/letter';
import type { DraftFile } from './use-device-draft';

/** A visit in vain while it is told of. */
export interface NoShowDraft {
  readonly proof: string;
  readonly photos: readonly DraftFile[];
}

export const emptyNoShow: NoShowDraft = { proof: '', photos: [] };

/** What was refused, to be changed. */
export function noShowAgain({ command, files }: Letter): NoShowDraft {
  if (command.type !== 'no-show') return emptyNoShow;
  return { proof: command.proof, photos: files.map(({ key, name }) => ({ key, name })) };
}
