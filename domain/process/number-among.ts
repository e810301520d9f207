/** The number that a process of a desk's own has among all of its kind: of `KIND/12` it is 12. */
export function numberAmong(publicNumber: string): number {
  return Number(publicNumber.slice(publicNumber.lastIndexOf('/') + 1));
}
