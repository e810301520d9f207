import { z } from 'zod';
import type { Right } from '../domain/regulation/rights';
import { ownRights, rightHolders } from '../domain/regulation/vocabulary';
import { when } from './conditions';
import { isObject, type JsonValue } from './json';
import { keys, oneOrMore, source, word } from './words';

/** Who may do something, where the desk says so itself: a role, or roles under a condition of the ticket. */

const right = z.preprocess(
  (raw): unknown => (isObject(raw as JsonValue) ? raw : { role: raw }),
  keys({ role: oneOrMore(word(rightHolders)), when: when.default({}) }),
);

const holders = oneOrMore(right)
  .transform((rights): readonly Right[] =>
    rights.flatMap(({ role, when: condition }) => role.map((one) => ({ role: one, when: condition }))),
  )
  .optional();

const commands = Object.fromEntries(ownRights.map((command) => [command, holders])) as Record<
  (typeof ownRights)[number],
  typeof holders
>;

export const rights = keys({ ...commands, source }).optional();
