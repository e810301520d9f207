import '@mantine/spotlight/styles.css';
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, type ReactNode } from 'react';
import { actTitles } from '../../texts/web/acts';
import { keyTexts } from '../../texts/web/keys';
import { Icon } from '../kit/icon';
import { useTexts } from '../language/language';
import { placeKeys } from './key-map';
import { useOpenTicket } from './open-ticket';
import classes from './palette.module.css';

const [store, spotlight] = createSpotlight();

/** Everything that can be done and reached, found by its words; the acts of the open ticket first. */
export function Palette({
  opened,
  onClose,
  onHelp,
}: {
  opened: boolean;
  onClose: () => void;
  onHelp: () => void;
}): ReactNode {
  const say = useTexts(keyTexts);
  const titles = useTexts(actTitles);
  const navigate = useNavigate();
  const open = useOpenTicket();
  useEffect(() => (opened ? spotlight.open() : spotlight.close()), [opened]);
  const groups = useMemo<SpotlightActionGroupData[]>(() => {
    const places = placeKeys.map(({ queue, name }) => ({
      id: `queue ${queue}`,
      label: say(name),
      onClick: () => void navigate({ to: '/queues/$queue', params: { queue }, search: {} }),
    }));
    return [
      ...(open === null
        ? []
        : [
            {
              group: say('groupActs', { tid: open.tid }),
              actions: open.offered
                .toSorted((one, other) => Number(one.refusal !== null) - Number(other.refusal !== null))
                .map(({ act, refusal }) => ({
                  id: act.type,
                  label: titles(act.type),
                  ...(refusal === null ? {} : { description: refusal, leftSection: <Icon name="lock" size={14} /> }),
                  onClick: () => refusal === null && setTimeout(() => open.choose(act.type), 0),
                })),
            },
          ]),
      {
        group: say('groupPlaces'),
        actions: [
          ...places,
          { id: 'call', label: say('call'), onClick: () => void navigate({ to: '/new' }) },
          { id: 'preferences', label: say('preferences'), onClick: () => void navigate({ to: '/preferences' }) },
          { id: 'help', label: say('title'), onClick: () => setTimeout(onHelp, 250) },
        ],
      },
    ];
  }, [open, say, titles, navigate, onHelp]);
  return (
    <Spotlight
      store={store}
      actions={groups}
      classNames={{ actionsGroup: classes['group'] ?? '' }}
      attributes={{ content: { 'aria-label': say('palette') } }}
      shortcut={null}
      highlightQuery
      scrollable
      maxHeight="min(60vh, 480px)"
      nothingFound={say('nothing')}
      onSpotlightClose={onClose}
      searchProps={{ placeholder: say('find'), 'aria-label': say('find'), leftSection: <Icon name="search" /> }}
    />
  );
}
