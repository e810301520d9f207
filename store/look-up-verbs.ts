import type { Bind } from './bind';
import {
  currentLayers,
  findContract,
  listCalendars,
  listContracts,
  listDesks,
  listRegulations,
  readCalendarYear,
  readOrigins,
  readRegulationDocument,
  rulesFor,
  rulesNow,
} from './look-ups';
import { readCompanyNames } from './read-company-names';
import { knowsCode } from './rules/known-codes';

/** Desks, and the rules that are in force there. */
export function lookUpVerbs(bind: Bind) {
  return {
    rulesFor: bind(rulesFor),
    rulesNow: bind(rulesNow),
    knowsCode: bind(knowsCode),
    readOrigins: bind(readOrigins),
    listDesks: bind(listDesks),
    readCompanyNames: bind(readCompanyNames),
    listRegulations: bind(listRegulations),
    readRegulationDocument: bind(readRegulationDocument),
    listCalendars: bind(listCalendars),
    readCalendarYear: bind(readCalendarYear),
    currentLayers: bind(currentLayers),
    listContracts: bind(listContracts),
    findContract: bind(findContract),
  };
}
