import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { technicianTexts } from '../../texts/web/technician';
import { FactList, type Fact } from '../kit/fact-list';
import { useLanguage, useTexts } from '../language/language';
import { useMe } from '../session/me';
import { dayIn, zoneName } from '../time/format';
import { localOf } from '../time/local';
import { Address, Contact } from './contact';
import { Moment } from './moment';
import type { Visit } from './my-visits';
import classes from './technician.module.css';
import { leaveAt, timesOf } from './times';

/** When, where, whom to ask for, and what has to be there for it. */
export function VisitFacts({ visit }: { visit: Visit }): ReactNode {
  const say = useTexts(technicianTexts);
  const language = useLanguage();
  const { timeZone } = useMe();
  const { slot, site, company, vehicles, titles, skills, doubts } = visit;
  const leave = leaveAt(visit, language);
  const facts: readonly Fact[] = [
    [say('leave'), leave],
    [say('address'), <Address address={site.address} region={site.title} />],
    [say('contact'), <Contact contact={site.contact} />],
    [say('company'), <bdi>{company.name}</bdi>],
    [say('about'), titles.topic],
    [say('vehicles'), vehicles],
    [say('skills'), skills.map(({ title }) => title).join(', ')],
    [say('readyWord'), <Ready visit={visit} />],
    [say('spares'), visit.needs.length === 0 ? null : <Spares visit={visit} />],
    [say('parts'), visit.orders.some(({ open }) => open) ? <Orders visit={visit} /> : null],
  ];
  return (
    <Paper withBorder p="md" radius="md">
      <Stack gap="sm">
        {slot !== null && (
          <div>
            <Text className={classes['time'] ?? ''} component="div">
              {timesOf(slot, site.timeZone, language)}
            </Text>
            <Text size="sm" c="dimmed">
              {dayIn(localOf(slot.from, site.timeZone).slice(0, 10), language, 'full')}
              {site.timeZone !== timeZone && `, ${say('siteTime', { zone: zoneName(site.timeZone, language) })}`}
            </Text>
          </div>
        )}
        {(doubts.length > 0 || slot?.agreedAt === null) && (
          <Group gap={6}>
            {slot?.agreedAt === null && <Badge color="yellow">{say('offered')}</Badge>}
            {doubts.map(({ code, title }) => (
              <Badge key={code} color="orange" h="auto" py={2} style={{ whiteSpace: 'normal' }}>
                {say('inDoubt')}: {title}
              </Badge>
            ))}
          </Group>
        )}
        <FactList facts={facts} />
      </Stack>
    </Paper>
  );
}

function Ready({ visit: { keys } }: { visit: Visit }): ReactNode {
  const say = useTexts(technicianTexts);
  if (keys.ready === null) return say('notReady');
  return (
    <>
      {say('ready')} <Moment at={keys.ready} />
    </>
  );
}

function partsText(lines: readonly { readonly part: string; readonly quantity: number }[]): string {
  return lines.map(({ part, quantity }) => `${part} × ${quantity}`).join(', ');
}

function Spares({ visit: { needs, missingSpares } }: { visit: Visit }): ReactNode {
  const say = useTexts(technicianTexts);
  return (
    <>
      <bdi>{partsText(needs)}</bdi>
      <br />
      {missingSpares.length === 0 ? (
        say('allThere')
      ) : (
        <Text component="span" size="sm" c="var(--mantine-color-error)">
          {say('missing', { parts: partsText(missingSpares) })}
        </Text>
      )}
    </>
  );
}

function Orders({ visit: { orders } }: { visit: Visit }): ReactNode {
  const say = useTexts(technicianTexts);
  const open = orders.filter((order) => order.open);
  return open.map(({ id, lines, expectedAt }) => (
    <div key={id}>
      <bdi>{partsText(lines)}</bdi>
      {expectedAt !== null && (
        <>
          , {say('partsDue')} <Moment at={expectedAt} />
        </>
      )}
    </div>
  ));
}
