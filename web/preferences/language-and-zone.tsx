import { Button, Radio, Group, Select, Stack } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { languages } from '../../texts/language';
import { preferenceTexts } from '../../texts/web/preferences';
import type { Schemas } from '../api/client';
import { useLanguage, useTexts } from '../language/language';
import { momentIn } from '../time/format';

type Chosen = Pick<Schemas['PreferencesView'], 'language' | 'timeZone'>;

/** In which language pages and letters speak, and by which clocks dates are shown. */
export function LanguageAndZone({
  language,
  timeZone,
  onChange,
}: Chosen & { onChange: (chosen: Partial<Chosen>) => void }): ReactNode {
  const say = useTexts(preferenceTexts);
  const spoken = useLanguage();
  const zones = useMemo(() => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', timeZone])], [timeZone]);
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const names = { ru: say('russian'), en: say('english') };
  return (
    <Stack gap="md">
      <Radio.Group
        label={say('language')}
        description={say('languageHint')}
        value={language}
        onChange={(chosen) => onChange({ language: languages.find((it) => it === chosen) ?? language })}
      >
        <Group gap="lg" pt={6}>
          {languages.map((it) => (
            <Radio key={it} value={it} label={names[it]} />
          ))}
        </Group>
      </Radio.Group>
      <Select
        label={say('timeZone')}
        description={say('timeZoneHint', { now: momentIn(new Date().toISOString(), timeZone, spoken, 'short') })}
        data={zones}
        value={timeZone}
        onChange={(zone) => zone !== null && onChange({ timeZone: zone })}
        searchable
        allowDeselect={false}
        nothingFoundMessage={say('timeZoneNone')}
        limit={100}
        maw={360}
      />
      {own !== timeZone && zones.includes(own) && (
        <Button variant="subtle" size="compact-sm" w="fit-content" onClick={() => onChange({ timeZone: own })}>
          {say('asBrowser', { zone: own })}
        </Button>
      )}
    </Stack>
  );
}
