import type { ReactNode } from 'react';
import type { Role } from '../../domain/regulation/types';
import { textOf, type Language } from '../../texts/language';
import { auditFieldTexts, auditTexts, auditWordTexts, peopleTexts, roleTexts } from '../../texts/web/administration';
import { preferenceTexts } from '../../texts/web/preferences';
import { useLanguage, useTexts } from '../language/language';
import { useMe } from '../session/me';
import { dayIn, momentIn } from '../time/format';
import classes from './administration.module.css';

type Values = Readonly<Record<string, unknown>> | null;

/**
 * What was and what is since, field by field; what did not change, and what a new thing has nothing of, is left out.
 *
 * @param called what the line already calls it
 */
export function AuditChange({ before, after, called }: { before: Values; after: Values; called: string }): ReactNode {
  const language = useLanguage();
  const say = useTexts(auditTexts);
  const textOfValue = useValueText();
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const changed = names.filter((name) =>
    before === null
      ? textOfValue(name, after?.[name]) !== null && after?.[name] !== called
      : JSON.stringify(before[name]) !== JSON.stringify(after?.[name]),
  );
  if (changed.length === 0) return null;
  return (
    <dl className={classes['change']}>
      {changed.map((name) => {
        const [was, is] = [textOfValue(name, before?.[name]), textOfValue(name, after?.[name])];
        // What stands on one side only says what it was about.
        const isChange = before !== null && after !== null && Object.hasOwn(before, name) && Object.hasOwn(after, name);
        return (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{textOf(auditFieldTexts, name)[language]}</dt>
            <dd>
              {isChange || after === null ? (
                <>
                  <del className={classes['before']} aria-label={`${say('was')}: ${was ?? say('nothing')}`}>
                    <bdi>{was ?? say('nothing')}</bdi>
                  </del>
                  {isChange && (
                    <span aria-label={`${say('is')}: ${is ?? say('nothing')}`}>
                      {' → '}
                      <bdi>{is ?? say('nothing')}</bdi>
                    </span>
                  )}
                </>
              ) : (
                <bdi>{is ?? was ?? say('nothing')}</bdi>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const date = /^\d{4}-\d\d-\d\d$/;

/** A value as people read it; null for none. */
function useValueText(): (name: string, value: unknown) => string | null {
  const language = useLanguage();
  const say = useTexts(auditTexts);
  const { timeZone } = useMe();
  const read = (name: string, value: unknown): string | null => {
    if (value === undefined || value === null || value === '') return null;
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
    if (Array.isArray(value))
      return (
        value
          .map((each) => read(name, each))
          .filter(Boolean)
          .join(', ') || null
      );
    if (typeof value === 'object') return partsOf(value, language, read);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (instant.test(text)) return momentIn(text, timeZone, language, 'short');
    if (date.test(text)) return dayIn(text, language, 'full');
    return wordFor(name, text, language) ?? text;
  };
  return read;
}

/** A role with its company and services, or whatever stands there, part by part. */
function partsOf(
  value: object,
  language: Language,
  read: (name: string, value: unknown) => string | null,
): string | null {
  const parts = Object.entries(value).map(([name, each]: [string, unknown]) => {
    const text = read(name, each);
    if (text === null || name === 'role' || name === 'company') return text;
    return `${textOf(auditFieldTexts, name)[language].toLowerCase()}: ${text}`;
  });
  return parts.filter(Boolean).join(', ') || null;
}

function wordFor(name: string, text: string, language: Language): string | undefined {
  if ((name === 'role' || name === 'roles') && Object.hasOwn(roleTexts, text)) return roleTexts[text as Role][language];
  const word = auditWordTexts[`${name} ${text}`];
  if (word !== undefined) return word[language];
  if (name === 'language') return preferenceTexts[text === 'en' ? 'english' : 'russian'][language];
  if (name === 'inCompany') return peopleTexts[text === 'lead' ? 'lead' : 'integration'][language];
  return undefined;
}
