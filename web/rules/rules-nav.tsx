import { Group, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { rulesTexts } from '../../texts/web/rules';
import { queries } from '../api/queries';
import { LinkTo } from '../kit/link';
import { useTexts } from '../language/language';
import { leads } from '../session/leading';
import { useMe, type Me } from '../session/me';
import classes from './rules.module.css';

/** The desks that somebody works at. */
export function desksOf({ memberships }: Me): readonly string[] {
  return [...new Set(memberships.filter(({ role }) => role !== 'client').map(({ desk }) => desk))];
}

/** Whether somebody may publish the rules of a desk. */
export function publishesAt({ memberships }: Me, desk: string): boolean {
  return memberships.some((held) => held.desk === desk && held.role === 'administrator');
}

/** The parts of the rules of a desk, and which desk, for who works at several. */
export function RulesNav({ desk, onDesk }: { desk: string; onDesk?: (desk: string) => void }): ReactNode {
  const say = useTexts(rulesTexts);
  const me = useMe();
  const desks = desksOf(me);
  const titles = useQuery({ ...queries.desks(), enabled: desks.length > 1 }).data?.items ?? [];
  return (
    <Group justify="space-between" mb="md" className="no-print">
      <nav className={classes['parts']} aria-label={say('parts')}>
        <LinkTo to="/rules/$desk" params={{ desk }} className={classes['part'] ?? ''}>
          {say('regulation')}
        </LinkTo>
        <LinkTo
          to="/rules/contracts"
          search={{ desk }}
          activeOptions={{ includeSearch: false }}
          className={classes['part'] ?? ''}
        >
          {say('contracts')}
        </LinkTo>
        <LinkTo to="/rules/calendars" activeOptions={{ includeSearch: false }} className={classes['part'] ?? ''}>
          {say('calendars')}
        </LinkTo>
        {publishesAt(me, desk) && (
          <LinkTo
            to="/rules/changes"
            search={{ desk }}
            activeOptions={{ includeSearch: false }}
            className={classes['part'] ?? ''}
          >
            {say('changes')}
          </LinkTo>
        )}
        {leads(me, desk) && (
          <LinkTo
            to="/rules/simulation"
            search={{ desk }}
            activeOptions={{ includeSearch: false }}
            className={classes['part'] ?? ''}
          >
            {say('simulation')}
          </LinkTo>
        )}
      </nav>
      {desks.length > 1 && onDesk !== undefined && (
        <NativeSelect
          size="xs"
          aria-label={say('desk')}
          value={desk}
          data={desks.map((code) => ({
            value: code,
            label: titles.find((it) => it.code === code)?.title ?? code,
          }))}
          onChange={(event) => onDesk(event.currentTarget.value)}
        />
      )}
    </Group>
  );
}
