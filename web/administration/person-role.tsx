import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import { peopleTexts, roleTexts } from '../../texts/web/administration';
import type { Schemas } from '../api/client';
import { useTexts } from '../language/language';
import classes from './administration.module.css';

export type Role = Schemas['Membership'];

/** A role with what narrows it: whose user, which services. */
export function useRoleText(): (role: Pick<Role, 'role' | 'inCompany' | 'company'>) => string {
  const name = useTexts(roleTexts);
  const say = useTexts(peopleTexts);
  return ({ role, inCompany, company }) => {
    const what = inCompany === 'integration' ? say('integration') : name(role);
    return company === null ? what : `${what} · ${company.name ?? ''}`;
  };
}

/** @param services titles by code @param within a company that is known where it stands */
export function RoleBadge({
  role,
  services,
  within,
}: {
  role: Role;
  services?: ReadonlyMap<string, string>;
  within?: string | undefined;
}): ReactNode {
  const say = useTexts(peopleTexts);
  const text = useRoleText();
  const named = role.services.map((code) => services?.get(code) ?? code).join(', ');
  return (
    <Badge className={classes['badge'] ?? ''} color={role.active ? 'brand' : 'gray'}>
      {text(role.company?.id === within ? { ...role, company: null } : role)}
      {named !== '' && `: ${named}`}
      {!role.active && ` (${say('rests')})`}
    </Badge>
  );
}
