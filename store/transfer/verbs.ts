import type { Bind } from '../bind';
import { erasureVerbs } from '../erasure/verbs';
import { exportClient } from './export-client';
import { importCompanies, importContract, importPeople } from './import-people';
import { importTickets } from './import-tickets';
import { findTrial, noteTrial, readKnown } from './read-known';

/** What is brought from another product, what is taken along, and what is erased. */
export function transferVerbs(bind: Bind) {
  return {
    readImportKnown: bind(readKnown),
    noteImportTrial: bind(noteTrial),
    findImportTrial: bind(findTrial),
    importCompanies: bind(importCompanies),
    importPeople: bind(importPeople),
    importContract: bind(importContract),
    importTickets: bind(importTickets),
    exportClient: bind(exportClient),
    ...erasureVerbs(bind),
  };
}
