import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import type { Text } from '../../domain/regulation/types';
import { fill, languages, type Language } from '../../texts/language';

const LanguageContext = createContext<Language>('ru');

/** In which language everything below speaks. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }): ReactNode {
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

type Values = Readonly<Record<string, string | number | null | undefined>>;

/** Speaks the texts of a table in the reader's language: `say('title', { tid })`. */
export function useTexts<T extends Readonly<Record<string, Text>>>(
  table: T,
): (key: keyof T, values?: Values) => string {
  const language = useLanguage();
  return useMemo(
    () => (key, values) => {
      const text = table[key]?.[language] ?? String(key);
      return values === undefined ? text : fill(text, values);
    },
    [language, table],
  );
}

const kept = 'reglament.language';
const listeners = new Set<() => void>();

function wantedByStranger(): Language {
  const wanted = [localStorage.getItem(kept), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  for (const tag of wanted) {
    const language = languages.find((it) => it === tag);
    if (language !== undefined) return language;
  }
  return 'ru';
}

/** Of somebody who has not signed in: what they chose here, else what the browser prefers. */
export function useStrangerLanguage(): Language {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, wantedByStranger);
}

/** Keeps the choice of somebody who has not signed in. */
export function keepLanguage(language: Language): void {
  localStorage.setItem(kept, language);
  for (const listener of listeners) listener();
}
