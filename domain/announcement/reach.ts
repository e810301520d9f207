/** Whom an announcement concerns, as its author names them: whoever one of the parts means. */
export type ReachPart =
  /** All clients of the desk. */
  | { readonly who: 'clients' }
  /** Users of these companies, by id. */
  | { readonly who: 'companies'; readonly companies: readonly string[] }
  /** Authors and followers of open tickets of these topics or services. */
  | { readonly who: 'open-tickets'; readonly topics: readonly string[]; readonly services: readonly string[] }
  /** People of the desk, or of these of its services; none: all of them. */
  | { readonly who: 'staff'; readonly services: readonly string[] };

export type Reach = readonly ReachPart[];
