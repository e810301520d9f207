/** Who could go on a visit, and when. Nothing is held by a suggestion: offering the slot decides. */
import type { Instant } from '../time';
import type { Span } from './working-intervals';

/** Somebody who may be sent. */
export interface Candidate {
  /** Short id. */
  readonly technician: string;
  readonly skills: readonly string[];
  /** Code of the federal subject the technician works from. */
  readonly home: string;
  /** Working time as clocks go at the site: in order, apart from each other. */
  readonly working: readonly Span[];
  /** What the technician is taken by, the way to it included; `job`: a visit, not an absence. */
  readonly taken: readonly (Span & { readonly job: boolean })[];
}

export interface SlotSearch {
  /** Code of the federal subject of the site. */
  readonly subject: string;
  /** What the technician has to be good at. */
  readonly skills: readonly string[];
  /** When the visit falls due; null while no date is promised. */
  readonly due: Instant | null;
  /** The length of the slot. */
  readonly minutes: number;
  /** Kept free before the slot, in the technician's home subject and in any other one. */
  readonly travelMinutes: { readonly home: number; readonly away: number };
  /** No slot begins earlier. */
  readonly from: Instant;
  /** Of one technician alone every time that follows the last one is worth telling. */
  readonly ofOne?: boolean;
  readonly now: Instant;
}

export interface Suggestion extends Span {
  readonly technician: string;
  /** What speaks for it, in the order in which it counts. */
  readonly why: {
    readonly beforeDue: boolean;
    readonly region: 'home' | 'away';
    /** Jobs that the technician has in the time looked at. */
    readonly load: number;
  };
}

const minute = 60_000;
/** Another slot of the same technician is worth telling from the next half of the day on. */
const apart = 12 * 60 * minute;
const mostOfOne = 3;
const most = 10;

/**
 * Free slots, the best first: before the due instant, by a technician of the same subject, early, by the one with the least
 * to do. Only technicians with all the skills; the whole slot in working time; slot and way to it free of all else.
 */
export function suggestSlots(search: SlotSearch, candidates: readonly Candidate[]): readonly Suggestion[] {
  return candidates
    .filter(({ skills }) => search.skills.every((skill) => skills.includes(skill)))
    .flatMap((candidate) => slotsOf(candidate, search))
    .sort(byMerit)
    .slice(0, most);
}

function slotsOf({ technician, home, working, taken }: Candidate, search: SlotSearch): Suggestion[] {
  const region = home === search.subject ? 'home' : 'away';
  const travel = search.travelMinutes[region] * minute;
  const length = search.minutes * minute;
  const step = stepOf(search.minutes);
  const [least, mostHere] = search.ofOne === true ? [length, most] : [Math.max(length, apart), mostOfOne];
  const load = taken.filter(({ job }) => job).length;
  const found: Suggestion[] = [];
  let earliest = Math.max(search.from, search.now + Math.max(travel, 1));
  for (const span of working) {
    let from = roundUp(Math.max(earliest, span.from), step);
    while (from + length <= span.to && found.length < mostHere) {
      const [begin, end] = [from - travel, from + length];
      const obstacle = taken.find((time) => time.from < end && time.to > begin);
      if (obstacle !== undefined) {
        from = roundUp(obstacle.to + travel, step);
        continue;
      }
      const beforeDue = search.due === null || end <= search.due;
      found.push({ technician, from, to: end, why: { beforeDue, region, load } });
      earliest = from + least;
      from = roundUp(earliest, step);
    }
  }
  return found;
}

/** Slots begin on the quarter of an hour; short ones, which only desks to play with have, on the minute. */
function stepOf(minutes: number): number {
  return minutes < 30 ? minute : 15 * minute;
}

function roundUp(at: Instant, step: number): Instant {
  return Math.ceil(at / step) * step;
}

function byMerit(a: Suggestion, b: Suggestion): number {
  return (
    Number(b.why.beforeDue) - Number(a.why.beforeDue) ||
    Number(b.why.region === 'home') - Number(a.why.region === 'home') ||
    a.from - b.from ||
    a.why.load - b.why.load ||
    (a.technician < b.technician ? -1 : 1)
  );
}
