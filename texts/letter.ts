import type { Text } from '../domain/regulation/types';

/** A letter in both languages; its places in braces are filled when it is shown. */
export interface Letter {
  readonly subject: Text;
  readonly body: Text;
}
