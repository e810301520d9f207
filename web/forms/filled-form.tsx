import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formTexts } from '../../texts/web/forms';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { useLanguage, useTexts } from '../language/language';
import { Day } from '../time/when';
import type { Field } from './asked';

/** What a ticket was filed with beside its text: each answer under the words that asked for it. Nothing where nothing was filled in. */
export function FilledForm({
  ticket: { tid, desk, fields, requestType },
}: {
  ticket: Pick<Schemas['Ticket'], 'tid' | 'desk' | 'fields' | 'requestType'>;
}): ReactNode {
  const language = useLanguage();
  const isFilled = Object.keys(fields).length > 0;
  const { data: forms } = useQuery({ ...queries.formsOf(tid, desk), enabled: isFilled });
  if (!isFilled || forms === undefined) return null;
  const form = forms.find((each) => each.kind === 'request' && each.requestType === requestType);
  const asked = form?.fields.filter(({ code }) => Object.hasOwn(fields, code)) ?? [];
  const others = Object.keys(fields).filter((code) => !asked.some((field) => field.code === code));
  return (
    <dl style={{ margin: 0, display: 'grid', gap: 8 }}>
      {asked.map((field) => (
        <div key={field.code}>
          <Text component="dt" size="xs" c="dimmed">
            {field.title[language]}
          </Text>
          <Text component="dd" size="sm" m={0} className="words">
            <Answer field={field} value={fields[field.code]} />
          </Text>
        </div>
      ))}
      {others.map((code) => (
        <div key={code}>
          <Text component="dt" size="xs" c="dimmed">
            {code}
          </Text>
          <Text component="dd" size="sm" m={0} className="words">
            {plain(fields[code])}
          </Text>
        </div>
      ))}
    </dl>
  );
}

function Answer({ field: { kind, choices }, value }: { field: Field; value: unknown }): ReactNode {
  const say = useTexts(formTexts);
  const language = useLanguage();
  const titled = (code: unknown): string =>
    choices.find((choice) => choice.code === code)?.title[language] ?? plain(code);
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (Array.isArray(value)) return value.map(titled).join(', ');
  if (kind === 'date' && typeof value === 'string') return <Day date={value} length="full" />;
  if (kind === 'url' && typeof value === 'string' && /^https?:\/\//i.test(value))
    return (
      <Anchor href={value} target="_blank" rel="noopener noreferrer nofollow" inherit>
        {value}
      </Anchor>
    );
  return titled(value);
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
