/**
 * Where somebody wanted to be. A place of our own only: `//elsewhere` would lead away, and so would the same with a tab in it, which
 * browsers leave out.
 */
export function nextSearch(search: Record<string, unknown>): { next?: string } {
  const next = search['next'];
  return typeof next === 'string' && /^\/(?![/\\])[^\p{Cc}]*$/u.test(next) ? { next } : {};
}

/** Why another place did not let somebody in. */
const troubles = [
  'oidc-away',
  'oidc-cancelled',
  'oidc-not-ours',
  'oidc-not-verified',
  'oidc-unknown',
  'oidc-inactive',
] as const;

export interface SignInSearch {
  readonly next?: string;
  /** The first step was right elsewhere, the code is still to come. */
  readonly step?: 'code';
  readonly trouble?: (typeof troubles)[number];
}

export function signInSearch(search: Record<string, unknown>): SignInSearch {
  const trouble = troubles.find((it) => it === search['trouble']);
  return {
    ...nextSearch(search),
    ...(search['step'] === 'code' ? { step: 'code' } : {}),
    ...(trouble === undefined ? {} : { trouble }),
  };
}
