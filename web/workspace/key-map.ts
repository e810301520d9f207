import type { keyTexts } from '../../texts/web/keys';
import type { ActType } from './acts/act-types';

type Name = keyof typeof keyTexts;

/** Keys by the place of the key, not by its letter: `J` is the same one under every layout. */
export const actKeys: readonly { readonly key: string; readonly type: ActType; readonly name: Name }[] = [
  { key: 'R', type: 'reply', name: 'reply' },
  { key: 'N', type: 'note', name: 'note' },
  { key: 'T', type: 'triage', name: 'triage' },
  { key: 'A', type: 'assign', name: 'assign' },
  { key: 'C', type: 'classify', name: 'classify' },
  { key: 'S', type: 'solve', name: 'solve' },
];

export const placeKeys: readonly { readonly key: string; readonly queue: string; readonly name: Name }[] = [
  { key: '1', queue: 'waiting', name: 'waiting' },
  { key: '2', queue: 'mine', name: 'mine' },
  { key: '3', queue: 'nobody', name: 'nobody' },
  { key: '4', queue: 'at-risk', name: 'risk' },
  { key: '5', queue: 'all', name: 'all' },
];

/** The page of shortcuts: what is written on it, group by group. */
export const keyGroups: readonly (readonly [Name, readonly (readonly [string, Name])[]])[] = [
  [
    'inList',
    [
      ['J  ↓', 'down'],
      ['K  ↑', 'up'],
      ['Enter', 'open'],
      ['Home  End', 'ends'],
      ['X', 'choose'],
      ['Shift + ↓ ↑', 'chooseOn'],
      ['Ctrl + A', 'chooseAll'],
      ['A  C  R  N', 'withChosen'],
      ['/', 'search'],
      ['D', 'jump'],
    ],
  ],
  [
    'inTicket',
    [
      ...actKeys.map(({ key, name }) => [key, name] as const),
      ['E', 'acts'],
      ['W', 'whatIf'],
      ['Ctrl + Enter', 'send'],
      ['Z', 'stop'],
      ['Esc', 'leaveField'],
      ['U', 'leave'],
    ],
  ],
  [
    'anywhere',
    [['Ctrl + K', 'palette'], ['?', 'help'], ...placeKeys.map(({ key, name }) => [`Alt + ${key}`, name] as const)],
  ],
];
