const states = ['draft', 'shown', 'taken-back'] as const;

/** What may stand in the address of the list of articles. */
export interface ArticlesSearch {
  readonly desk?: string;
  readonly text?: string;
  readonly topic?: string;
  readonly state?: (typeof states)[number];
}

function textsOf(search: Record<string, unknown>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = search[name];
      const text = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 300) : '';
      return text === '' ? [] : [[name, text] as const];
    }),
  );
}

/** Keeps what the list can be asked for. */
export function articlesSearch(search: Record<string, unknown>): ArticlesSearch {
  const state = states.find((it) => it === search['state']);
  return { ...textsOf(search, ['desk', 'text', 'topic']), ...(state === undefined ? {} : { state }) };
}

/** At which desk an article is written, and from which closed ticket. */
export function newArticleSearch(search: Record<string, unknown>): {
  readonly desk?: string;
  readonly ticket?: string;
} {
  return textsOf(search, ['desk', 'ticket']);
}

/** Which version of an article is read. */
export function articleSearch(search: Record<string, unknown>): { readonly version?: number } {
  const version = Number(search['version']);
  return Number.isSafeInteger(version) && version > 0 && version < 1_000_000 ? { version } : {};
}

/** Whose reviews are listed. */
export function reviewsSearch(search: Record<string, unknown>): { readonly desk?: string; readonly whose?: 'all' } {
  return { ...textsOf(search, ['desk']), ...(search['whose'] === 'all' ? { whose: 'all' } : {}) };
}

/** Whose register is read. */
export function releasesSearch(search: Record<string, unknown>): { readonly desk?: string } {
  return textsOf(search, ['desk']);
}
