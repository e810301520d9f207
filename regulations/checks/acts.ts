import { endsOn, type ClockRule, type ClockStart, type RuleAct } from '../../domain/regulation';
import type { Path, RawFault } from '../json';
import { borneByVisits } from './conditions';
import type { Check } from './document';

/** What is done by itself makes sense where it is done, and what nobody owes is done by itself. */
export const checkActs: Check = ({ parsed: { clocks = {} }, names }) =>
  Object.entries(clocks).flatMap(([code, rule]) => {
    const path = ['clocks', code];
    return [
      ...actFaults(rule, path),
      ...startFaults(rule, path),
      ...ownerFaults(rule, path),
      ...(names('services').size === 1 ? lonelyFaults(rule, path) : []),
    ];
  });

/** Where there is one service, it holds every ticket. */
function lonelyFaults({ tell }: ClockRule, path: Path): RawFault[] {
  return Object.entries(tell).flatMap(([name, { act }]): RawFault[] => {
    if (act?.do !== 'hand-over') return [];
    const message = 'hands over, but the file has one service: there is nobody to take it';
    return [{ path: [...path, 'tell', name, 'do'], message, related: [['services']] }];
  });
}

/** Clocks that a visit bears, or may bear: it does nothing by itself that files name. */
const ofVisits: readonly ClockStart[] = [...borneByVisits, 'parts-ordered'];

function actFaults(rule: ClockRule, path: Path): RawFault[] {
  const starts = rule.from.map(({ on }) => on);
  const byVisit = starts.find((start) => ofVisits.includes(start));
  return Object.entries(rule.tell).flatMap(([name, { act }]): RawFault[] => {
    if (act === undefined) return [];
    const place = [...path, 'tell', name, 'do'];
    const related = [[...path, 'from']];
    if (byVisit !== undefined) {
      const message = `has no meaning for a clock from "${byVisit}": a visit goes by what people do`;
      return [{ path: place, message, related }];
    }
    const message = misplaced(act.do, starts) ?? unending(act.do, rule);
    return message === undefined ? [] : [{ path: place, message, related }];
  });
}

/** Occasions after which there is no work to do any more, or none until the client has spoken. */
const afterClosing: readonly ClockStart[] = ['closed', 'word-after-closing'];
const afterWork: readonly ClockStart[] = [...afterClosing, 'solved', 'solution-delivered', 'word-after-solution'];

function misplaced(act: RuleAct['do'], starts: readonly ClockStart[]): string | undefined {
  switch (act) {
    case 'ask-rating': {
      const other = starts.find((start) => start !== 'closed');
      return other && `asks how the work was: only a clock from "closed" can, and this one is from "${other}" too`;
    }
    case 'close': {
      if (starts.some((start) => afterClosing.includes(start))) return 'closes what is closed by then';
      // One way only: silence warns before it closes.
      const solved = starts.find((start) => start === 'solution-delivered' || start === 'solved');
      return solved && 'closes what silence closes: say in "solution", by "objection", how long it must last';
    }
    case 'escalate':
    case 'hand-over': {
      const over = starts.find((start) => afterWork.includes(start));
      return over && `is for work that goes on, and none does after "${over}"`;
    }
    default: {
      const never: never = act;
      return never;
    }
  }
}

/** Nothing is done over what somebody did in time. */
function unending(act: RuleAct['do'], rule: ClockRule): string | undefined {
  switch (act) {
    case 'ask-rating':
      return endsOn(rule, 'rated') ? undefined : 'asks also who has rated already: add "rated" to "until"';
    case 'close':
      return endsOn(rule, 'client-word')
        ? undefined
        : 'closes also what the client has answered: add "client-word" to "until"';
    case 'escalate':
    case 'hand-over':
      return undefined;
    default: {
      const never: never = act;
      return never;
    }
  }
}

function startFaults(rule: ClockRule, path: Path): RawFault[] {
  const started = rule.from.some(({ on }) => on === 'closed');
  const other = rule.from.find(({ on }) => on !== 'closed');
  if (started && other !== undefined) {
    const message = `names "closed" beside "${other.on}": what runs after the end is a clock of its own`;
    return [{ path: [...path, 'from'], message }];
  }
  if (!started && endsOn(rule, 'rated')) {
    const message = 'names "rated", and only what is closed is rated: this has a meaning for a clock from "closed"';
    return [{ path: [...path, 'until'], message, related: [[...path, 'from']] }];
  }
  const deaf = started ? rule.until.find(({ on }) => on !== 'rated' && on !== 'client-word') : undefined;
  if (deaf === undefined) return [];
  const message = `names "${deaf.on}", which does not come under a closed ticket (only: rated, client-word)`;
  return [{ path: [...path, 'until'], message, related: [[...path, 'from']] }];
}

function ownerFaults(rule: ClockRule, path: Path): RawFault[] {
  const acts = Object.values(rule.tell).some(({ act }) => act !== undefined);
  if (rule.owes !== 'nobody') {
    const late = rule.from.some(({ on }) => on === 'closed') && rule.owes !== 'author';
    const message = 'is nobody of the desk after the end: a rating is for the author to give, or nobody owes anything';
    return late ? [{ path: [...path, 'owes'], message, related: [[...path, 'from']] }] : [];
  }
  const byVisit = rule.from.find(({ on }) => ofVisits.includes(on));
  if (byVisit !== undefined) {
    const message = `leaves a clock from "${byVisit.on}" without an owner: name who takes the step`;
    return [{ path: [...path, 'owes'], message, related: [[...path, 'from']] }];
  }
  if (acts) return [];
  const message = 'leaves it to a machine, but nothing is done by itself: add "do" to a telling, or name who owes it';
  return [{ path: [...path, 'owes'], message, related: [[...path, 'tell']] }];
}
