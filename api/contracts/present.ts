import { changedByContract, type ContractText } from '../../regulations';
import type { ContractCheck } from '../../store/rules/check-contract';
import type { Language } from '../../texts/language';
import { sectionTexts, type SectionCode } from '../../texts/rules/labels';
import { presentFault } from '../rules/faults';
import { layBeside } from '../rules/lay-beside';
import { readRegulationText } from '../rules/readable/read';
import { presentSide } from '../rules/sides';

/** The regulation and the contract, laid beside each other. @param hidden sections that are none of the reader's business */
export function presentLaid(
  contract: Pick<ContractText, 'patch'>,
  { laid, over, beside, openTickets }: ContractCheck,
  language: Language,
  hidden: readonly SectionCode[] = [],
): object {
  const changes = laid.ok
    ? layBeside(
        readRegulationText(laid.value.alone.regulation, language),
        readRegulationText(laid.value.merged.regulation, language),
        changedByContract(laid.value.alone.document, contract.patch, laid.value.merged.document),
      )
    : [];
  return {
    over: { version: over.version, inForceFrom: over.inForceFrom },
    changes: changes
      .filter(({ section }) => section === null || !hidden.includes(section))
      .map(({ section, title, label, path, before, after }) => ({
        section: section === null ? null : sectionTexts[section][language],
        title,
        label,
        path,
        regulation: before === null ? null : presentSide(before, language, false),
        contract: after === null ? null : presentSide(after, language, true),
      })),
    others: beside.map(({ id, number, validFrom, validTo }) => ({ id, number, validFrom, validTo })),
    openTickets,
  };
}

/** What does not fit a contract, besides the regulation that it is for. */
export function presentUnfit({ versions, tickets, laid }: ContractCheck, language: Language): object {
  return {
    versions: versions.map(({ version, inForceFrom, faults }) => ({
      version,
      inForceFrom,
      faults: faults.map((fault) => presentFault(fault, language)),
    })),
    tickets: tickets.map(({ id, tid, subject, lacks }) => ({
      id,
      tid,
      subject,
      lacks: lacks.map(({ of, code }) => (laid.ok ? titleIn(laid.value.alone.regulation[of], code, language) : code)),
    })),
  };
}

/** What a regulation calls a code of its own. */
export function titleIn(
  among: Readonly<Record<string, { readonly title: { readonly ru: string; readonly en: string } }>>,
  code: string,
  language: Language,
): string {
  return (Object.hasOwn(among, code) ? among[code]?.title[language] : undefined) ?? code;
}
