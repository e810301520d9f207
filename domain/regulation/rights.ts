/** What a regulation says itself of who may do something; of what it does not name, the rules of the product do. */
import type { ownRights, rightHolders } from './vocabulary';
import type { When } from './when';

export type RightHolder = (typeof rightHolders)[number];

/** Somebody may, while this holds of the ticket. */
export interface Right {
  readonly role: RightHolder;
  readonly when: When;
}

/** By the command; whoever is not named may not. */
export type Rights = { readonly [Command in (typeof ownRights)[number]]?: readonly Right[] };

export interface RightRules {
  readonly rights?: Rights & { readonly source: string };
}
