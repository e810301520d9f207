import { lead } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { compareVersions } from '../../regulation';
import type { TicketRule } from '../state/rule';
import { repin } from '../effects/repin';

/** A manager moves the ticket to a newer version of its regulation, on the record. */
export interface UseVersion {
  readonly type: 'use-version';
  readonly regulation: string;
}

export const useVersion: TicketRule<UseVersion> = {
  type: 'use-version',
  grant: { client: 'nobody', staff: lead },
  needs: 'named-version',
  check: (state) => (state.stage === 'closed' ? refuse('ticket-closed') : null),
  decide(draft, { regulation }, _command, { rules, catalog }) {
    const target = catalog.version(regulation);
    if (target === undefined) return refuse('unknown-version');
    if (target === 'does-not-fit') return refuse('version-does-not-fit');
    if (compareVersions(target.regulation, rules.regulation) <= 0) return refuse('version-not-newer');
    return repin(draft, target, 'version');
  },
};
