const deskCode = /^[a-z][a-z0-9-]{0,40}$/;

/**
 * The sequence that gives a desk's tickets their numbers, as an SQL identifier: quoted, because codes hold hyphens.
 *
 * @throws for what is no code of a desk
 */
export function numberSequence(desk: string): string {
  if (!deskCode.test(desk)) throw new Error(`${JSON.stringify(desk)} is no code of a desk.`);
  return `"tid_${desk}"`;
}
