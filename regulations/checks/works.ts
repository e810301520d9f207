import { lookUp } from '../../domain/regulation';
import type { RawFault } from '../json';
import { nearest } from '../nearest';
import type { Check } from './document';

/** What is paid for has a price that can be agreed on, in the currency that accounts are kept in; a client is on a plan that there is. */
export const checkWorks: Check = ({ parsed: { works, agreements } }) => {
  if (works === undefined) return [];
  const faults: RawFault[] = [];
  const { free, paid, balance } = works;
  if (free !== null && lookUp(free.plans, free.plan) === undefined) {
    const plans = Object.keys(free.plans);
    const message = `names a plan "${free.plan}", which "works.free.plans" does not have (there are: ${plans.join(', ')})${nearest(free.plan, plans)}`;
    faults.push({ path: ['works', 'free', 'plan'], message });
  }
  if (agreements === undefined) return faults;
  const priced = [
    { path: ['works', 'paid'], name: paid },
    ...(free === null ? [] : [{ path: ['works', 'free', 'beyond'], name: free.beyond }]),
  ];
  for (const { path, name } of priced) {
    const rule = lookUp(agreements, name);
    if (rule?.terms !== 'price') {
      const message = `names "${name}", and only an agreement about a price ("terms: price") pays for a work`;
      faults.push({ path, message, related: [['agreements', name]] });
    } else if (balance !== null && rule.price.currency !== balance) {
      const message = `is in ${balance}, but the price of "${name}" is in ${rule.price.currency}: accounts have one currency`;
      faults.push({ path: ['works', 'balance'], message, related: [['agreements', name]] });
    }
  }
  return faults;
};
