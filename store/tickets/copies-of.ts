import type { Rules } from '../../domain/process';
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
  if (regulation.intake.copies === undefined) return [];
  const leads = await database.membership.findMany({
    where: { desk, clientId, role: 'client', inCompany: regulation.intake.copies, active: true },
    select: { personId: true },
    orderBy: { shortId: 'asc' },
  });
  return leads.map(({ personId }) => personId);
}
