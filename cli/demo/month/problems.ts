import type { Language } from '../../../texts/language';
import type { Problem } from './problem';
import { englishOf } from './problems-in-english';
import { monitoring, taxi } from './problems-of-fleets';
import { interstate, network } from './problems-of-networks';
import { signage, sites } from './problems-of-sites';

/** Of each desk its own; those of a desk that is not named are everybody's. */
const byDesk: Readonly<Record<string, readonly Problem[]>> = {
  skai: monitoring,
  demo: monitoring,
  hivetaxi: taxi,
  eaeu: interstate,
  helpdesk: network,
  simai: sites,
  insales: sites,
  smartplayer: signage,
};

/** What those who write to the desk in a language write about. */
export function problemsOf(desk: string, language: Language): readonly Problem[] {
  return language === 'en' ? englishOf(desk) : (byDesk[desk] ?? sites);
}
