/** What was repaired, guessed or left aside when a letter was read. */
export type Warning =
  | 'letter cut: too many bytes'
  | 'letter cut: too many lines'
  | 'header cut'
  | 'parts left aside: too many or too deep'
  | 'text cut'
  | 'HTML too deep: shown without its form'
  | 'addresses left out: too many'
  | 'attachments left out: too many'
  | 'empty letter'
  | 'no header'
  | 'lines before the header dropped'
  | 'lines ended by CR alone'
  | 'boundary missing: guessed'
  | 'guessed charset'
  | 'unknown transfer encoding'
  | 'damaged base64'
  | 'control characters removed'
  | 'no From: Reply-To taken'
  | 'no From: Sender taken'
  | 'no sender'
  | 'several From'
  | 'address unreadable'
  | 'several Message-IDs'
  | 'no Message-ID'
  | 'Message-ID unreadable'
  | 'several Subjects'
  | 'date unreadable'
  | 'date absurd'
  | 'date in the future'
  | 'encrypted letter'
  | 'signed letter that cannot be opened'
  | 'winmail.dat not opened'
  | 'uuencoded file taken out of the text'
  | 'attachment name changed'
  | 'text made of HTML'
  | 'nothing new beside the quotation: whole letter shown'
  | 'calendar unreadable'
  | 'report unreadable';

/** Collects warnings, each once, in the order in which they were met. */
export interface Warnings {
  add(warning: Warning): void;
  list(): readonly Warning[];
}

export function collectWarnings(): Warnings {
  const met = new Set<Warning>();
  return { add: (warning) => met.add(warning), list: () => [...met] };
}
