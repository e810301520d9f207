/** Spares of the desk's stocks for a visit (HD-9). */
import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { PartsAmount } from '../../parts';
import { notEnded, ownVisit } from '../effects/checks';
import type { VisitCommandRule } from '../state/rule';
import { byPlace, reservedOf } from '../state/spares';
import type { ReservedSpare } from '../state/state';

/** What the technician must have along; the whole list, in place of an earlier one. */
export interface NeedSpares {
  readonly type: 'need-spares';
  readonly lines: readonly PartsAmount[];
}

/** Taken out of what is free in a place, for this visit. */
export interface ReserveSpares {
  readonly type: 'reserve-spares';
  readonly lines: readonly ReservedSpare[];
}

export interface ReleaseSpares {
  readonly type: 'release-spares';
  readonly lines: readonly ReservedSpare[];
}

export const needSpares: VisitCommandRule<NeedSpares> = {
  type: 'need-spares',
  grant: { client: 'nobody', staff: desk },
  check: notEnded,
  decide(draft, { lines }) {
    draft.emit({ type: 'spares-needed', lines: lines.map(({ part, quantity }) => ({ part, quantity })) });
    return null;
  },
};

export const reserveSpares: VisitCommandRule<ReserveSpares> = {
  type: 'reserve-spares',
  grant: { client: 'nobody', staff: [...desk, 'technician'] },
  check: (state, _rules, actor) => notEnded(state) ?? ownVisit(state, actor),
  decide(draft, { lines }, _command, { world: field }) {
    const wanted = byPlace(lines);
    if (wanted.some(({ place, part, quantity }) => field.stock(place, part) < quantity)) return refuse('spares-short');
    draft.emit({ type: 'spares-reserved', lines: wanted });
    return null;
  },
};

export const releaseSpares: VisitCommandRule<ReleaseSpares> = {
  type: 'release-spares',
  grant: { client: 'nobody', staff: [...desk, 'technician'] },
  check: (state, _rules, actor) => notEnded(state) ?? ownVisit(state, actor),
  decide(draft, { lines }) {
    const given = byPlace(lines);
    if (given.some(({ place, part, quantity }) => reservedOf(draft.state, part, place) < quantity))
      return refuse('spares-short');
    draft.emit({ type: 'spares-released', lines: given });
    return null;
  },
};
