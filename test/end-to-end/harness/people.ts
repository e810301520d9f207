import type { Cast } from '../promises/cast';
import { fieldStaff } from './field-staff';
import type { People } from './load-script';

/** What an audit counts of a load of eighteen tickets, six of them with a visit: each way of either is among them. */
export const ofEighteen = {
  'words found once': 136,
  'words repeated afterwards': 136,
  'words said to visits': 40,
  'ended visits without a run': 4,
  'times held for visits': 2,
} as const;

/** What an audit counts of a load of thirty tickets, ten of them with a visit. */
export const ofThirty = {
  'words found once': 227,
  'words repeated afterwards': 227,
  'words said to visits': 67,
  'ended visits without a run': 6,
  'times held for visits': 4,
} as const;

/** Who speaks in a load, of everybody who plays. Two loads of one product take the same people: their technicians have one diary. */
export async function peopleOf(cast: Cast): Promise<People> {
  const { product, author, colleague, specialist, other, coordinator, manager } = cast;
  return {
    authors: [author, colleague],
    specialist,
    other,
    coordinator,
    manager,
    nextJob: await fieldStaff(product),
  };
}
