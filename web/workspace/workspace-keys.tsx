import { useHotkeys, type HotkeyItem } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { manyTickets, stopHeld } from '../commands/held-commands';
import { actKeys, placeKeys } from './key-map';
import { isBusyElsewhere } from './keys';
import { beginMany, isManyType } from './many/selection';
import { beginAct, openTicket } from './open-ticket';

const Palette = lazy(async () => ({ default: (await import('./palette')).Palette }));
const KeysHelp = lazy(async () => ({ default: (await import('./keys-help')).KeysHelp }));
const JumpToDate = lazy(async () => ({ default: (await import('./jump-to-date')).JumpToDate }));

type Over = 'palette' | 'help' | 'jump';

/**
 * Everything by keyboard, by the place of the keys: the same under the Latin and the Russian layout.
 *
 * @param onLeave closes what is open; left out: nothing can be closed here
 */
export function WorkspaceKeys({
  onLeave,
  onJump,
}: {
  onLeave?: () => void;
  onJump?: (date: string) => void;
}): ReactNode {
  const navigate = useNavigate();
  const [over, setOver] = useState<Over | null>(null);
  // Loaded when first asked for, and then kept.
  const [met, setMet] = useState<ReadonlySet<Over>>(new Set());
  const show = (what: Over) => (): void => {
    if (isBusyElsewhere()) return;
    setMet((before) => new Set([...before, what]));
    setOver(what);
  };
  const on = (key: string, act: () => void): HotkeyItem => [
    key,
    () => void (isBusyElsewhere() || act()),
    { usePhysicalKeys: true },
  ];
  // The palette opens from within a field, too.
  useHotkeys([on('mod+K', show('palette'))], []);
  useHotkeys([
    ...actKeys.map(({ key, type }) => on(key, () => void ((isManyType(type) && beginMany(type)) || beginAct(type)))),
    on('E', () => openTicket()?.openMenu()),
    on('W', () => openTicket()?.toggleWhatIf()),
    on('Z', () => [manyTickets, openTicket()?.tid ?? ''].forEach(stopHeld)),
    on('U', () => onLeave?.()),
    ...placeKeys.map(({ key, queue }) =>
      on(`alt+Digit${key}`, () => void navigate({ to: '/queues/$queue', params: { queue }, search: {} })),
    ),
    on('D', () => onJump !== undefined && show('jump')()),
    on('shift+slash', show('help')),
    // Where a layout has the question mark elsewhere.
    ['shift+?', show('help')],
  ]);
  return (
    <Suspense fallback={null}>
      {met.has('palette') && (
        <Palette opened={over === 'palette'} onClose={() => setOver(null)} onHelp={show('help')} />
      )}
      {met.has('help') && <KeysHelp opened={over === 'help'} onClose={() => setOver(null)} />}
      {met.has('jump') && onJump !== undefined && (
        <JumpToDate opened={over === 'jump'} onClose={() => setOver(null)} onJump={onJump} />
      )}
    </Suspense>
  );
}
