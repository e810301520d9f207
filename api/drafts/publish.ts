import type { NotPublished } from '../../store/publication/publish-draft';
import type { Misfit } from '../../store/rules/publication-faults';
import { ruleFaultText } from '../../texts/rules/faults';
import type { Moved } from '../../store/publication/drafted-over';
import { both, type Language } from '../../texts/language';
import { unfitFaults } from '../contracts/publish';
import { defineRoute } from '../http/define-route';
import { Problem, type Fault } from '../problems';
import { forbidden } from '../who-may';
import { deskTitle, type DraftNames } from './present';
import { faultyRules } from './read-change';
import { givenTo, params, path, presentVisible, settle } from './routes';
import { draftToPublish, draftView } from './schemas';
import { administrators, visibleDraft, type DraftContext } from './visible-draft';

/** From now on, or from its first day on, it holds; what is open is moved by a batch of its own. */
export const publishDraft = defineRoute({
  method: 'post',
  path: `${path}/publication`,
  tag: 'drafts',
  summary: 'Publish a draft',
  description:
    'The rules change at once, or on the first day that the draft names; open tickets and visits are moved one by one afterwards, each ' +
    'once, unless they are to keep their rules. What does not fit, or would undo what was published since, is refused with the list; ' +
    '`force` names a reason, and what of it was seen, and publishes it all the same. A calendar is published by one who administers every desk that counts by it.',
  access: administrators,
  params,
  body: draftToPublish,
  responses: { 202: { description: 'It is published; the draft says how far the batch is.', schema: draftView } },
  problems: [404, 409, 422],
  async operation({ params: { draft: id }, body }, context: DraftContext) {
    const { given, draft, concerned, names } = await givenTo(context, id);
    const missing = concerned.filter(({ administered }) => !administered);
    if (missing.length > 0) {
      const said = (language: Language): string =>
        missing.map(({ desk }) => deskTitle(desk, names.desks, language)).join(', ');
      const values = { desks: both(said('ru'), said('en')) };
      throw forbidden([], { errors: [{ pointer: '', code: 'desks-not-administered', values }] });
    }
    if (draft.content.kind === 'calendar-years' && body.openTickets === 'keep')
      throw new Problem('malformed', { errors: [{ pointer: '/openTickets', code: 'calendars-move' }] });
    const published = await context.services.store.publishDraft(given, {
      openTickets: body.openTickets ?? 'move',
      reason: body.reason ?? null,
      ...(body.force == null ? {} : { force: { over: [], ...body.force } }),
    });
    if (published.kind === 'not-published') throw notPublished(published.answer, names.desks);
    settle(context, published);
    return visibleDraft(context, id);
  },
  present: (visible, { language }) => ({ status: 202, body: presentVisible(visible, language) }),
});

function notPublished(answer: NotPublished, desks: DraftNames['desks']): Problem {
  switch (answer.kind) {
    case 'unchanged':
      return new Problem('nothing-to-change');
    case 'version-taken':
      return new Problem('version-taken');
    case 'number-taken':
      return new Problem('contract-number-taken');
    case 'conflict':
      return new Problem('key-reused');
    case 'faulty':
      return faultyRules(answer.faults);
    case 'base-moved':
      return new Problem('rules-do-not-fit', { errors: answer.moved.map(movedFault) });
    case 'does-not-fit':
      return new Problem('rules-do-not-fit', {
        errors:
          'check' in answer
            ? unfitFaults(answer.check)
            : answer.misfits.slice(0, 100).map((misfit) => misfitFault(misfit, desks)),
      });
    case 'added':
    case 'published':
      return new Problem('internal');
    default: {
      const never: never = answer;
      return never;
    }
  }
}

/** What publishing it would undo. */
function movedFault(moved: Moved): Fault {
  const pointer = '/change';
  switch (moved.kind) {
    case 'year':
      return { pointer, code: 'year-moved', values: { year: moved.year } };
    case 'version':
    case 'in-force':
      return { pointer, code: 'version-moved', values: { version: moved.version } };
    case 'contract':
      return { pointer, code: 'contract-moved', values: { number: moved.number } };
    default: {
      const never: never = moved;
      return never;
    }
  }
}

function misfitFault({ desk: code, contract, version, faults }: Misfit, desks: DraftNames['desks']): Fault {
  const desk = desks.get(code) ?? code;
  const whose =
    contract === null
      ? both('сам регламент', 'the regulation itself')
      : both(`договор ${contract}`, `contract ${contract}`);
  const said = faults.map(({ message }) => ruleFaultText(message));
  const message = both(said.map(({ ru }) => ru).join('; '), said.map(({ en }) => en).join('; '));
  return { pointer: '/change', code: 'rules-misfit', values: { desk, version, whose, message } };
}
