/** What one letter may cost to read. Beyond a limit the rest is left aside with a warning; the raw letter is kept by the intake. */
export const limits = {
  /** Bytes of a raw letter: 25 MB of content in Base64 with its line ends. */
  letterBytes: 36 * 1024 * 1024,
  /** Lines of a raw letter that are taken apart; 25 MB in Base64 have half a million. */
  lines: 1_500_000,
  /** Bytes of the header of a letter or a part. */
  headBytes: 256 * 1024,
  headLines: 8000,
  /** Bytes of one line of a header; programs fold theirs at 998. */
  lineBytes: 64 * 1024,
  /** Characters of one field of a header. */
  fieldCharacters: 128 * 1024,
  /** Parts of a letter, and how deep they may lie in one another. */
  parts: 300,
  depth: 30,
  /** Addresses of one field. */
  addresses: 500,
  /** Identities that a letter refers to: the first ones and the last ones are kept. */
  references: 100,
  subjectCharacters: 998,
  nameCharacters: 200,
  /** Bytes of one text part, characters of the whole text. */
  textBytes: 2 * 1024 * 1024,
  textCharacters: 1_000_000,
  /** Elements open in one another in HTML; browsers stop at 512. */
  htmlDepth: 400,
  htmlElements: 100_000,
  /** Lines at the beginning of a text in which a quotation is looked for. */
  quotedLines: 20_000,
  attachments: 200,
  attachmentName: 150,
} as const;
