/** What cannot be answered, in the reader's words. */
export class Mistake extends Error {
  /** @param status 1: the regulation does not know or allow it, 2: the arguments are wrong */
  constructor(
    message: string,
    readonly status: 1 | 2 = 2,
  ) {
    super(message);
  }
}
