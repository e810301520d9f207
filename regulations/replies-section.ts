import type { ReplyTemplate } from '../domain/regulation';
import { replyPlaces } from '../domain/regulation/vocabulary';
import { when } from './conditions';
import { withPlaces } from './places';
import { keys, map, prose, source, text } from './words';

/** Replies at hand for the desk's people. */

const words = withPlaces(prose, replyPlaces, 'reply');

export const replies = map(
  keys({ title: text, text: keys({ ru: words, en: words }), when: when.default({}), source }).transform(
    (parsed): ReplyTemplate => parsed,
  ),
).optional();
