/** What a visit was dropped on: a technician, and a day by the desk's calendar; nulls where it was dropped on nothing. */
export interface Dropped {
  /** Short id. */
  readonly technician: string | null;
  readonly date: string | null;
}
