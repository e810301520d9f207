import { lookUp } from '../../../domain/regulation';
import { refusalTexts } from '../../../texts/refusals';
import { fill, type Language } from '../../../texts/language';
import { pageTexts } from '../../../texts/pages';
import { timeWithOffset } from '../../../texts/zoned-time';
import type { Page } from '../frame';
import { html, type Html } from '../html';
import { notePage, unknownLink } from '../notes';
import { mostCharacters, type PressedAnswer } from './form';
import type { Pressed } from './press';
import type { Offer, Standing } from './standing';

/** What to say above the form beside what it does. */
type Remark = 'meanwhile' | 'notFilled';

/** The page of a link: what a press would do, or why nothing can be done. @param language for whom nothing else says it */
export function answerPage(
  standing: Standing,
  language: Language,
  remark: Remark | null = null,
  answer: PressedAnswer | null = null,
): Page {
  switch (standing.kind) {
    case 'unknown':
      return unknownLink(language);
    case 'not-yours':
      return notePage(403, standing.language, 'notYoursTitle', 'notYours');
    case 'expired':
      return notePage(410, standing.language, 'expiredTitle', 'expired', { tid: standing.tid });
    case 'earlier':
      return notePage(410, standing.language, 'earlierTitle', 'earlier', { tid: standing.tid });
    case 'refused':
      return refusedPage(standing);
    case 'offer':
      return offerPage(standing, remark, answer);
    default: {
      const never: never = standing;
      return never;
    }
  }
}

function refusedPage(standing: Extract<Standing, { kind: 'refused' }>): Page {
  const { language, code, given } = standing;
  if (code === 'already-rated' && given !== null) {
    const values = { tid: standing.visible.ticket.state.tid, ...ratingWords(standing) };
    return notePage(409, language, 'ratedTitle', 'rated', values);
  }
  const { tid } = standing.visible.ticket.state;
  return notePage(409, language, 'refusedTitle', 'refused', { tid, why: refusalTexts[code][language] });
}

/** The rating that stands, as a person reads it. */
function ratingWords({
  given,
  feedback,
  language,
  caller,
}: Pick<Offer, 'given' | 'feedback' | 'language' | 'caller'>): Readonly<Record<string, string>> {
  if (given === null) return {};
  const { rating, correctableUntil } = given;
  const { timeZone } = caller;
  return {
    score: lookUp(feedback.scale, rating.score)?.title[language] ?? rating.score,
    at: timeWithOffset(timeZone, rating.at),
    until: correctableUntil === null ? '' : timeWithOffset(timeZone, correctableUntil),
  };
}

function offerPage(offer: Offer, remark: Remark | null, answer: PressedAnswer | null): Page {
  const { language, does, given, feedback } = offer;
  const say = (code: keyof typeof pageTexts, values: Readonly<Record<string, string>> = {}): string =>
    fill(pageTexts[code][language], values);
  const act = does === 'close' ? 'close' : given === null ? 'rate' : 'correct';
  const needed = feedback.comment === 'required';
  return {
    status: remark === null ? 200 : remark === 'meanwhile' ? 409 : 400,
    language,
    title: say(`${act}Title`),
    tid: offer.visible.ticket.state.tid,
    body: html`
      ${aboutTicket(offer)}
      ${remark !== null && html`<p class="note bad">${say(remark, { most: String(mostCharacters) })}</p>`}
      <p class="note">${say(act, ratingWords(offer))}</p>
      <form method="post">
        <input type="hidden" name="press" value="answer" />
        <input type="hidden" name="does" value="${does}" />
        <input type="hidden" name="seen" value="${given?.rating.at ?? 0}" />
        <fieldset>
          <legend>${say('choose')}</legend>
          ${choices(offer, answer?.score ?? offer.chosen)}
        </fieldset>
        ${reasons(offer, answer?.reason)}
        <label class="label" for="comment">${say('comment')}</label>
        <span class="hint">${say(needed ? 'commentNeeded' : 'commentHint')}</span>
        <textarea id="comment" name="comment" maxlength="${mostCharacters}" ${needed && html`required`}>
${answer?.comment ?? ''}</textarea>
        <button type="submit">${say(does === 'close' ? 'pressClose' : 'pressRate')}</button>
      </form>
    `,
  };
}

/** A subject is what somebody typed: text, in whatever direction it is written. */
function aboutTicket({ visible: { ticket }, language }: Pick<Offer, 'visible' | 'language'>): Html {
  const [before, after] = pageTexts.about[language].split('{subject}');
  return html`<p class="about">
    ${fill(before ?? '', { tid: ticket.state.tid })}<bdi>${ticket.subject}</bdi>${after ?? ''}
  </p>`;
}

function choices({ feedback, language }: Offer, chosen: string | null): readonly Html[] {
  return Object.entries(feedback.scale).map(
    ([score, { title, colour }]) =>
      html`<label class="choice ${colour ?? 'plain'}">
        <input type="radio" name="score" value="${score}" required ${score === chosen && html`checked`} />
        <span>${title[language]}</span>
      </label>`,
  );
}

function reasons({ feedback, language }: Offer, chosen: string | undefined): Html | null {
  const known = Object.entries(feedback.reasons);
  if (known.length === 0) return null;
  const needed = feedback.reason === 'required';
  return html`
    <label class="label" for="reason">${pageTexts.reason[language]}</label>
    <select id="reason" name="reason" ${needed && html`required`}>
      <option value="">${needed ? '' : pageTexts.noReason[language]}</option>
      ${known.map(
        ([code, title]) =>
          html`<option value="${code}" ${code === chosen && html`selected`}>${title[language]}</option>`,
      )}
    </select>
  `;
}

/** What a press has come to. */
export function pressedPage(
  offer: Pick<Offer, 'language' | 'caller' | 'visible' | 'feedback' | 'given'>,
  pressed: Exclude<Pressed, { kind: 'meanwhile' }>,
  answer: PressedAnswer,
): Page {
  const { language, caller, feedback } = offer;
  const { tid } = offer.visible.ticket.state;
  const say = (code: keyof typeof pageTexts, values: Readonly<Record<string, string>> = {}): string =>
    fill(pageTexts[code][language], values);
  switch (pressed.kind) {
    case 'pending':
      return {
        status: 202,
        language,
        title: say('about', { tid, subject: '' }),
        body: note('done', say('pending')),
        tid,
      };
    case 'refused': {
      const why = refusalTexts[pressed.code][language];
      const says = pressed.closed ? 'closedButNotRated' : 'refused';
      return notePage(409, language, 'refusedTitle', says, { tid, why });
    }
    case 'done': {
      const { timeZone } = caller;
      const score = lookUp(feedback.scale, answer.score)?.title[language] ?? answer.score;
      const { correctableMinutes } = feedback;
      const from = offer.given?.rating.givenAt ?? pressed.at;
      const until = correctableMinutes === null ? null : from + correctableMinutes * 60_000;
      return {
        status: 200,
        language,
        title: say(pressed.before ? 'doneBefore' : pressed.closed ? 'closedDone' : 'ratedDone', { tid }),
        tid,
        body: html`
          ${aboutTicket(offer)} ${note('done', say('yourRating', { score, at: timeWithOffset(timeZone, pressed.at) }))}
          ${answer.comment !== undefined && html`<p>${say('yourComment')}<br /><bdi class="words">${answer.comment}</bdi></p>`}
          <p>${say('thanks')}</p>
          ${until !== null && html`<p>${say('correctable', { until: timeWithOffset(timeZone, until) })}</p>`}
        `,
      };
    }
    default: {
      const never: never = pressed;
      return never;
    }
  }
}

function note(tone: 'done' | 'bad', text: string): Html {
  return html`<p class="note ${tone}">${text}</p>`;
}
