import type { Instant } from '../../domain/time';

/** A place in the stream of changes, as readers send it back. What it is made of is our own business. */
export function positionText(at: Instant): string {
  return `c${at.toString(36)}`;
}

export const positionForm = /^c[0-9a-z]{1,11}$/;

/** What a position stands for; undefined where it is none. */
export function readPosition(text: string): Instant | undefined {
  return positionForm.test(text) ? Number.parseInt(text.slice(1), 36) : undefined;
}
