/** Chosen at a desk that does not ask for a form: none of them. No code of a regulation begins with a dash. */
export const otherType = '-other';
