import { lookUp, type Regulation, type RuleAct, type Telling, type Text } from '../../domain/regulation';
import type { Language } from '../../texts/language';
import { momentText } from '../../texts/moments';
import { ruleActText } from '../../texts/rule-acts';

/** When somebody is told of a clock, and what is done by itself then. */
export function presentTellings(
  tell: Readonly<Record<string, Telling>>,
  regulation: Regulation,
  language: Language,
): object[] {
  return Object.entries(tell).map(([code, { at, whom, act }]) => ({
    code,
    at: momentText(at, language),
    whom,
    act: act === undefined ? null : presentAct(act, regulation, language),
  }));
}

function presentAct(act: RuleAct, { priorities, services }: Regulation, language: Language): object {
  const { do: what, source } = act;
  const to = 'to' in act ? act.to : null;
  const among: Readonly<Record<string, { readonly title: Text }>> = what === 'escalate' ? priorities : services;
  const named = to === null ? null : (lookUp(among, to)?.title[language] ?? to);
  return { do: what, to, text: ruleActText(what, named, null, language), source };
}
