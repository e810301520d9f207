/** A compiled calendar. Opaque: ask it through the functions of this folder. */
export interface Calendar {
  readonly timeZone: string;
}
