import { changesTexts } from '../../texts/web/changes';
import { useTexts } from '../language/language';
import type { DraftLine } from './changes-queries';

/** What a change is of, as people call it. */
export function useChangeTitle(): (change: Pick<DraftLine, 'about'>) => string {
  const say = useTexts(changesTexts);
  return ({ about: { years, contract, version, title } }) => {
    if (contract !== null)
      return say('ofContract', { number: contract.number, company: contract.client.name ?? contract.client.id });
    if (version !== null) return say('ofRegulation', { version });
    return years.length === 0 ? title : years.map(({ of, year }) => say('ofYear', { of, year })).join(', ');
  };
}
