import type { Situation } from '../recognise/situation';
import type { Came, DeskLetter } from './open-by-letter';
import type { IntakePorts } from './ports';

/** The answer to an invitation, where a letter is one; null: it is none. */
export async function answerToInvitation(
  _ports: IntakePorts,
  _at: DeskLetter,
  _situation: Situation,
): Promise<Came | null> {
  return null;
}
