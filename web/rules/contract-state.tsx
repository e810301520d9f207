import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import { contractTexts } from '../../texts/web/rules';
import { useTexts } from '../language/language';

/** Whether a contract holds today. */
export function ContractState({
  today,
  validFrom,
  validTo,
}: {
  today: string;
  validFrom: string;
  validTo: string | null;
}): ReactNode {
  const say = useTexts(contractTexts);
  if (validFrom > today) return <Badge color="brand">{say('toCome')}</Badge>;
  if (validTo !== null && validTo < today) return <Badge color="gray">{say('over')}</Badge>;
  return <Badge color="teal">{say('inForce')}</Badge>;
}
