import { useMemo } from 'react';
import { useDraft } from '../drafts/use-draft';
import { useLanguage } from '../language/language';
import { fits, isFilled, type Form, type Value, type Values } from './asked';

interface Kept {
  /** Of the form that was filled in. */
  readonly digest: string | null;
  /** What its fields were called. */
  readonly titles: Readonly<Record<string, string>>;
  readonly values: Values;
  /** What happened to the form meanwhile, until the reader has seen it. */
  readonly change: FormChange | null;
}

/** How a form has changed while it was filled in. */
export interface FormChange {
  readonly added: readonly string[];
  /** What no field takes any more, as it was typed. */
  readonly dropped: readonly { readonly title: string; readonly value: string }[];
}

const nothing: Kept = { digest: null, titles: {}, values: {}, change: null };

export interface FormDraft {
  readonly values: Values;
  readonly change: FormChange | null;
  readonly set: (code: string, value: Value | undefined) => void;
  readonly seen: () => void;
  readonly done: () => void;
}

/**
 * What is filled in of a form, kept in the browser. Where the form has changed since, what fits the new one is kept, and what does
 * not is told.
 *
 * @param form as it now is; null: none is filled in
 */
export function useFormDraft(key: string, form: Form | null): FormDraft {
  const language = useLanguage();
  const [kept, keep, done] = useDraft<Kept>(key, nothing);
  const now = useMemo(() => (form === null ? kept : moved(kept, form, language)), [kept, form, language]);
  const titles = (): Kept['titles'] =>
    Object.fromEntries((form?.fields ?? []).map(({ code, title }) => [code, title[language]]));
  return {
    values: now.values,
    change: now.change,
    set(code, value) {
      const { [code]: _before, ...others } = now.values;
      const values = value === undefined ? others : { ...others, [code]: value };
      keep({ ...now, digest: form?.digest ?? null, titles: titles(), values });
    },
    seen: () => keep({ ...now, digest: form?.digest ?? null, titles: titles(), change: null }),
    done,
  };
}

/** The same in a form that has changed. */
function moved(kept: Kept, { digest, fields }: Form, language: 'ru' | 'en'): Kept {
  if (kept.digest === null || kept.digest === digest) return kept;
  const filled = Object.entries(kept.values).filter(([, value]) => isFilled(value));
  const fitting = filled.filter(([code, value]) => fields.some((field) => field.code === code && fits(field, value)));
  const dropped = filled.filter(([code]) => !fitting.some(([each]) => each === code));
  return {
    ...kept,
    values: Object.fromEntries(fitting),
    change: {
      added: fields.filter(({ code }) => !Object.hasOwn(kept.titles, code)).map(({ title }) => title[language]),
      dropped: dropped.map(([code, value]) => ({
        title: kept.titles[code] ?? code,
        value: Array.isArray(value) ? value.join(', ') : String(value),
      })),
    },
  };
}
