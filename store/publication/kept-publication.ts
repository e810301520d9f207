import { Prisma } from '../../prisma/generated/client';
import { numberAmong } from '../../domain/process';
import {
  publicationKind,
  type DraftChange,
  type LaterPublication,
  type PublicationEvent,
  type PublicationState,
} from '../../domain/publication';
import { aboutText, changeKindTexts, publicationDetails, publicationStageTexts } from '../../texts/publications';
import { fill, say, type Language } from '../../texts/language';
import type { KeptKind } from '../process/kept-kind';
import { attributesOf, toNobody } from '../of-desk';
import type { ProcessView } from '../process/view';
import { toJson } from '../json';

/** Publications as the store keeps them. Nobody is written to about one: administrators see them on their page. */
export const keptPublication: KeptKind<PublicationState, PublicationEvent, DraftChange, LaterPublication, null> = {
  process: publicationKind,
  surround: toNobody,
  view: publicationView,
  model({ before, state, beside, now }, guard) {
    const { id, desk, stage, digest, number, about } = state;
    const at = new Date(now);
    if (before === null)
      return [
        [
          'drafted',
          Prisma.sql`
            INSERT INTO "draft" ("id", "number", "desk", "kind", "stage", "content", "digest", "created_at", "updated_at")
            SELECT ${id}::uuid, ${numberAmong(number)}, ${desk}, ${about.kind}, ${stage}, ${toJson(beside)}::json,
              ${digest}, ${at}, ${at} WHERE ${guard}`,
        ],
      ];
    return [
      [
        'drafted',
        Prisma.sql`UPDATE "draft" SET "stage" = ${stage}, "updated_at" = ${at} WHERE "id" = ${id}::uuid AND ${guard}`,
      ],
    ];
  },
};

function publicationView(state: PublicationState, _rules: unknown, language: Language): ProcessView {
  const { number, about, stage, batch } = state;
  const head = fill(say(publicationDetails.head, language), {
    number,
    kind: say(changeKindTexts[about.kind], language),
    about: aboutText(about),
    stage: say(publicationStageTexts[stage], language),
  });
  const { moved = 0, affected = 0, unfit = 0 } = batch ?? {};
  const progress = batch === null ? [] : [fill(say(publicationDetails.batch, language), { moved, affected, unfit })];
  return {
    stage,
    summary: `${number} · ${aboutText(about)}`,
    attributes: attributesOf(state, { topic: about.kind }),
    details: [head, ...progress].join('\n\n'),
  };
}
