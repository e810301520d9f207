import { Prisma } from '../../prisma/generated/client';
import {
  changeKind,
  type ChangeEvent,
  type ChangeState,
  type LaterChange,
  type ReceiveChange,
} from '../../domain/register';
import { fill, say, type Language } from '../../texts/language';
import { changeDetails, changeStageTexts } from '../../texts/reports';
import { dutyPersons } from '../duty-persons';
import { dateOf, toJson } from '../json';
import type { KeptKind } from '../process/kept-kind';
import { attributesOf, ofNoClient } from '../of-desk';
import type { ProcessView } from '../process/view';
import type { EntryContent } from './entry';

/** Changes of the register as the store keeps them; what an entry says is the version that they bring. */
export const keptChange: KeptKind<ChangeState, ChangeEvent, ReceiveChange, LaterChange, null> = {
  process: changeKind,
  surround: (_transaction, { loaded }) =>
    Promise.resolve({
      standing: ofNoClient,
      world: () => null,
      persons: (audience, { because, service, rules }, _found, staff) => {
        const { regulation } = loaded.catalog.of(rules);
        return dutyPersons(audience, because === 'operator' ? service : null, regulation, staff);
      },
    }),
  view: changeView,
  model({ before, state, beside, now }, guard) {
    const { id, entry, version, because, stage, ended } = state;
    if (before === null) {
      const row = { ...(beside as EntryContent & { readonly authorId: string }), because };
      return [
        [
          'versioned',
          Prisma.sql`
            INSERT INTO "register_version" ("entry_id", "version", "change_id", "because", "body", "name", "post", "phone", "email",
              "since", "until", "letter_number", "letter_date", "received_on", "author_id", "created_at")
            SELECT ${entry}::uuid, ${version}, ${id}::uuid, v."because", v."body", v."name", v."post", v."phone", v."email",
              v."since", v."until", v."letterNumber", v."letterDate", v."receivedOn", v."authorId", ${new Date(now)}
            FROM jsonb_to_record(${toJson(row)}::jsonb) AS v("because" text, "body" text, "name" text, "post" text,
              "phone" text, "email" text, "since" date, "until" date, "letterNumber" text, "letterDate" date,
              "receivedOn" date, "authorId" text)
            WHERE ${guard}`,
        ],
      ];
    }
    const shown = stage === 'published' ? dateOf(ended?.at ?? null) : null;
    return [
      [
        'versioned',
        Prisma.sql`UPDATE "register_version" SET "published_at" = ${shown}::timestamptz WHERE "change_id" = ${id}::uuid AND ${guard}`,
      ],
    ];
  },
};

function changeView(state: ChangeState, _rules: unknown, language: Language): ProcessView {
  const { number, stage, because } = state;
  return {
    stage,
    summary: number,
    attributes: attributesOf(state, { topic: because }),
    details: fill(say(changeDetails, language), { number, stage: say(changeStageTexts[stage], language) }),
  };
}
