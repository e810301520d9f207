/** A part of the tickets that somebody may see: one desk's, of one client only, only those of and for one person. */
export interface Reach {
  readonly desk: string;
  readonly clientId?: string;
  /** As author or as one with whom the ticket is shared. */
  readonly personId?: string;
}
