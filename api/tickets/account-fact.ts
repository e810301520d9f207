/** A fact of the account with its sentence; what else it says depends on its kind. */
export interface AccountFact {
  readonly kind: string;
  readonly text: string;
}
