import type { VisitBody } from './commands';

/** What a command to a visit says in words; kept beside the state, for those who see the visit. */
export function visitMessageOf(body: VisitBody): { readonly kind: 'visit'; readonly text: string } | null {
  switch (body.type) {
    case 'withdraw-ready':
    case 'cancel':
      return { kind: 'visit', text: body.reason };
    case 'act':
      return { kind: 'visit', text: actText(body) };
    case 'check':
      return { kind: 'visit', text: body.text };
    case 'no-show':
      return { kind: 'visit', text: body.proof };
    case 'open-visit':
    case 'ready':
    case 'offer-slot':
    case 'answer-slot':
    case 'depart':
    case 'start':
    case 'order-parts':
    case 'ship-parts':
    case 'receive-parts':
    case 'cancel-parts':
    case 'need-spares':
    case 'reserve-spares':
    case 'release-spares':
    case 'follow-ticket':
    case 'recalculate':
      return null;
    default: {
      const never: never = body;
      return never;
    }
  }
}

/** The act in words: who confirmed it and the readings stand below the technician's own. */
function actText({ text, readings, confirmedBy }: Extract<VisitBody, { type: 'act' }>): string {
  return [
    text,
    ...(readings === undefined ? [] : [`${readings.before} → ${readings.after}`]),
    ...(confirmedBy === undefined ? [] : [confirmedBy]),
  ].join('\n');
}
