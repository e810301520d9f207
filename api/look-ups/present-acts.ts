import { ownRights, type ConsentTerms, type Regulation, type When } from '../../domain/regulation';
import type { Language } from '../../texts/language';

/** Endings with a reason, what the desk does not cover, and emergencies, as the regulation has them. */
export function presentActs(regulation: Regulation, language: Language): object {
  const { declines = {}, redirects = {}, scope, emergency, speedUp, rights, accessData } = regulation;
  return {
    declines: Object.entries(declines).map(([code, { title, source }]) => ({ code, title: title[language], source })),
    agreements: Object.entries(regulation.agreements).flatMap(([code, rule]) =>
      rule.terms === 'limit' ? [] : [presentAgreement(code, rule, language)],
    ),
    accessData: Object.entries(accessData?.what ?? {}).map(([code, { title }]) => ({
      code,
      title: title[language],
      source: accessData?.source ?? '',
    })),
    redirects: Object.entries(redirects).map(([code, { title, to, source }]) => ({
      code,
      title: title[language],
      to: to ?? null,
      source,
    })),
    scope:
      scope === undefined
        ? null
        : {
            in: scope.in.map(({ text, source }) => ({ text: text[language], source })),
            out: scope.out.map(({ text, to, except, source }) => ({
              text: text[language],
              to: to ?? null,
              except: except?.[language] ?? null,
              source,
            })),
          },
    emergency:
      emergency === undefined
        ? null
        : {
            reasons: Object.entries(emergency.reasons).map(([code, { title, approval, workaround, source }]) => ({
              code,
              title: title[language],
              approval,
              workaround: workaround !== 'forbidden',
              source,
            })),
            priority: emergency.priority ?? null,
            source: emergency.source,
          },
    speedUp:
      speedUp === undefined
        ? null
        : {
            to: speedUp.to,
            mailbox: speedUp.mailbox ?? null,
            conditions: conditionsOf(speedUp.when),
            source: speedUp.source,
          },
    rights: ownRights.flatMap((command) =>
      (rights?.[command] ?? []).map(({ role, when }) => ({ command, role, conditions: conditionsOf(when) })),
    ),
  };
}

function presentAgreement(code: string, rule: ConsentTerms, language: Language): object {
  const { title, terms, when, source } = rule;
  const amount = rule.terms === 'price' ? rule.price.amount : null;
  const price = rule.terms === 'price' && amount !== null ? `${amount} ${rule.price.currency}` : null;
  return { code, title: title[language], terms, price, conditions: conditionsOf(when), source };
}

/** What a condition asks for: of each key, one of the words has to hold. */
export function conditionsOf(when: When): { of: string; in: string[] }[] {
  return Object.entries(when).map(([of, asked]: [string, unknown]) => ({
    of,
    in:
      of === 'vehicles' && Array.isArray(asked)
        ? [asked.join('-')]
        : (Array.isArray(asked) ? asked : [asked]).map(String),
  }));
}
