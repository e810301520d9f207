/** What is written into the index rises with it: entries of an earlier version are written anew. */
export const searchVersion = 2;
