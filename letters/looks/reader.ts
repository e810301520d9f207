import type { Addressee } from '../../domain/process';
import { sideOf } from '../render';
import type { LetterLook } from './look';

/** Why somebody of an audience gets its letters. */
export function readerOf(audience: Addressee): NonNullable<LetterLook['reader']> {
  if (audience === 'author') return 'author';
  return sideOf(audience) === 'client' ? 'follower' : 'desk';
}
