import type { Term } from '../time';
import { lookUp } from './look-up';
import type { VisitRule } from './types';

/** The term of a field visit in a federal district; the default where the district is unknown or has none of its own (SK-17). */
export function visitTerm(rule: VisitRule, district: string | null): Term {
  return lookUp(rule.limits, district) ?? rule.limits.default;
}
