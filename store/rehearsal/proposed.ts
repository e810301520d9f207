import type { JsonObject } from '../../regulations';
import type { NewContract } from '../add-contract';
import type { LayerYear } from '../rules/planned-years';

/** What may be published under open tickets, as it is drafted; what it is told apart by names the verb that publishes it. */
export type Proposed =
  | { readonly kind: 'calendar-years'; readonly years: readonly LayerYear[] }
  | ({ readonly kind: 'contract' } & NewContract)
  | { readonly kind: 'regulation'; readonly document: JsonObject };
