import type { Rules } from '../../domain/process';
import { leadsOf } from '../company-role';
import type { Database } from '../database';
import type { Filing } from './filing';

/**
 * Who of a client follows every ticket of it by the regulation: whoever leads the company when it is filed (IN-2).
 *
 * @returns ids of persons
 */
export async function copiesOf(
  database: Database,
  { desk, clientId }: Pick<Filing, 'desk' | 'clientId'>,
  { regulation }: Rules,
): Promise<string[]> {
  return regulation.intake.copies === undefined ? [] : leadsOf(database, { desk, clientId });
}
