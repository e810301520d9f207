/** A part of the tickets that somebody may see; what is named narrows it. */
export interface Reach {
  readonly desk: string;
  readonly clientId?: string;
  /** As author or as one with whom the ticket is shared. */
  readonly personId?: string;
  /** Those of the client's programs as well. */
  readonly andPrograms?: boolean;
  /** Short id: what this technician goes, or went, to. */
  readonly technician?: string;
  /** What one of these services took part in, and what is with none; left out: of all services. */
  readonly services?: readonly string[];
  readonly exceptClients?: readonly string[];
  /** Those of the desk find by words that clients do not see; left out: only by what everybody sees. */
  readonly internalToo?: boolean;
}
