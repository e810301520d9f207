import { Badge, Button, Divider, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { refusalTexts } from '../../texts/refusals';
import { textOf } from '../../texts/language';
import { jobTexts, visitActTexts, visitActTitles } from '../../texts/web/visit-acts';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { VisitDeadlines } from '../deadlines/deadlines';
import { Dialog } from '../kit/dialog';
import { FactList, type Fact } from '../kit/fact-list';
import { LinkTo } from '../kit/link';
import { Failed, Loading } from '../kit/states';
import { useLanguage, useTexts } from '../language/language';
import { NextStep } from '../tickets/next-step';
import { momentIn, spanIn, zoneName } from '../time/format';
import { visitActsOf, type VisitAct } from './visit-acts';

const VisitActForm = lazy(async () => ({ default: (await import('./visit-act-form')).VisitActForm }));

type Visit = Schemas['Visit'];

/** A visit that was opened from the board: what is known of it, and all that can be done with it. */
export function JobDialog({
  number,
  onOffer,
  onClose,
}: {
  number: string;
  onOffer: () => void;
  onClose: () => void;
}): ReactNode {
  const say = useTexts(jobTexts);
  const found = useQuery(queries.visit(number));
  const content = (): ReactNode => {
    if (found.isPending) return <Loading />;
    if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
    return <Job visit={found.data} onOffer={onOffer} />;
  };
  return (
    <Dialog title={say('title', { number })} isOpen onClose={onClose}>
      {content()}
    </Dialog>
  );
}

function Job({ visit, onOffer }: { visit: Visit; onOffer: () => void }): ReactNode {
  const say = useTexts(jobTexts);
  const { ticket, stage, ended } = visit;
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Badge color={ended === null ? 'violet' : 'gray'}>{stage.title}</Badge>
        <LinkTo to="/tickets/$ticket" params={{ ticket: ticket.tid }} size="sm">
          {say('ticket', { tid: ticket.tid })}
        </LinkTo>
      </Group>
      {ended === null && <NextStep step={visit.nextStep} />}
      <Facts visit={visit} />
      <VisitDeadlines visit={visit} />
      <Divider />
      <Acts visit={visit} onOffer={onOffer} />
    </Stack>
  );
}

function Facts({ visit }: { visit: Visit }): ReactNode {
  const say = useTexts(jobTexts);
  const language = useLanguage();
  const { site, slot, keys, skills, doubts, missingSpares, orders, attempts, vehicles, company, titles } = visit;
  const amounts = (lines: readonly { readonly part: string; readonly quantity: number }[]): string =>
    lines.map(({ part, quantity }) => `${part} × ${quantity}`).join(', ');
  const standing =
    slot === null ? null : slot.agreedAt !== null ? 'agreed' : slot.by === 'desk' ? 'offeredByDesk' : 'offeredByClient';
  const facts: readonly Fact[] = [
    [
      say('time'),
      slot === null || standing === null
        ? say('noTime')
        : `${spanIn(slot.from, slot.to, site.timeZone, language)}; ${say(standing)}; ${say('siteTime', { zone: zoneName(site.timeZone, language) })}`,
    ],
    [say('technician'), slot === null ? null : <bdi key="technician">{slot.technicianName ?? slot.technician}</bdi>],
    [
      say('readiness'),
      keys.ready === null
        ? say('notReady')
        : say('readyFrom', { at: momentIn(keys.ready, site.timeZone, language, 'short') }),
    ],
    [say('site'), `${site.address} (${site.title})`],
    [say('contact'), site.contact],
    [say('company'), company.name],
    [say('topic'), titles.topic],
    [say('vehicles'), vehicles],
    [say('skills'), skills.map(({ title }) => title).join(', ')],
    [say('doubt'), doubts.map(({ title }) => title).join(', ')],
    [say('spares'), amounts(missingSpares)],
    [
      say('parts'),
      orders
        .filter(({ open }) => open)
        .map(({ lines }) => amounts(lines))
        .join('; '),
    ],
    [say('noShows'), attempts.noShows === 0 ? null : attempts.noShows],
  ];
  return <FactList facts={facts} />;
}

/** What can be done now, and what cannot with the reason why; one form at a time. */
function Acts({ visit, onOffer }: { visit: Visit; onOffer: () => void }): ReactNode {
  const say = useTexts(jobTexts);
  const titles = useTexts(visitActTitles);
  const words = useTexts(visitActTexts);
  const language = useLanguage();
  const [chosen, setChosen] = useState<VisitAct['type'] | null>(null);
  const { can } = visit;
  const all = visitActsOf(visit, words);
  const act = all.find(({ type }) => type === chosen);
  const refusal = (code: string): string => textOf(refusalTexts, code)[language];
  // What somebody may never do, and what the desk has nothing of, is left out.
  const known = all.filter(({ type }) => can[type] !== 'not-allowed' && can[type] !== 'not-provided');
  const others = known.filter(({ type }) => can[type] !== 'yes');
  if (act !== undefined)
    return (
      <Suspense fallback={<Loading />}>
        <VisitActForm
          key={act.type}
          act={act}
          visit={visit}
          onDone={() => setChosen(null)}
          onCancel={() => setChosen(null)}
        />
      </Suspense>
    );
  return (
    <Stack gap="xs" component="section" aria-label={say('acts')}>
      <Group gap="xs">
        {can['offer-slot'] === 'yes' && (
          <Button size="xs" onClick={onOffer}>
            {say(visit.slot === null ? 'offer' : 'offerOther')}
          </Button>
        )}
        {known
          .filter(({ type }) => can[type] === 'yes')
          .map(({ type }) => (
            <Button key={type} size="xs" variant="default" onClick={() => setChosen(type)}>
              {titles(type)}
            </Button>
          ))}
      </Group>
      {others.length > 0 && (
        <details>
          <Text component="summary" size="sm" c="dimmed">
            {say('cannotNow')}
          </Text>
          <Stack component="ul" gap={4} mt={6} mb={0} pl="md">
            {others.map(({ type }) => (
              <Text key={type} component="li" size="sm">
                {titles(type)}: {refusal(can[type])}
              </Text>
            ))}
          </Stack>
        </details>
      )}
    </Stack>
  );
}
