import { keptLetters, letterGroups } from '../../domain/ticket';
import type { Role } from '../../domain/regulation';
import { letterGroupTexts } from '../../texts/letter-groups';
import type { Language } from '../../texts/language';
import { z } from '../schemas/zod';

const groups = [
  ...letterGroups.client,
  ...letterGroups.desk,
  ...letterGroups.either,
  ...keptLetters.client,
  ...keptLetters.desk,
] as const;

export const letterKindView = z
  .object({
    group: z.enum(groups),
    title: z.string(),
    says: z.string().openapi({ description: 'What is in it; of one that always comes, why.' }),
    canBeSwitchedOff: z.boolean(),
    on: z.boolean(),
  })
  .openapi('LetterKind');

/** The letters that somebody of these roles may get, in groups, those that can be switched off first. */
export function presentLetterKinds(
  chosen: boolean | Readonly<Record<string, boolean>>,
  memberships: readonly { readonly role: Role }[],
  language: Language,
): z.output<typeof letterKindView>[] {
  const sides = [
    ...(memberships.some(({ role }) => role === 'client') ? (['client'] as const) : []),
    ...(memberships.some(({ role }) => role !== 'client') ? (['desk'] as const) : []),
  ];
  const line = (group: (typeof groups)[number], canBeSwitchedOff: boolean) => ({
    group,
    title: letterGroupTexts[group].title[language],
    says: letterGroupTexts[group].says[language],
    canBeSwitchedOff,
    on: typeof chosen === 'boolean' ? chosen : chosen[group] !== false,
  });
  return [
    ...sides.flatMap((side) => letterGroups[side].map((group) => line(group, true))),
    ...letterGroups.either.map((group) => line(group, true)),
    ...sides.flatMap((side) => keptLetters[side].map((group) => line(group, false))),
  ];
}
