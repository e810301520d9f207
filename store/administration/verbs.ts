import type { Bind } from '../bind';
import { addDeskPerson } from './add-person';
import { changePersonData } from './change-person';
import { addCompany, changeCompany, readCompany } from './companies';
import { listKeys, makeKey, revokeKey } from './keys';
import { listPeople } from './list-people';
import { readAdministeredPerson } from './read-person';
import { endRole, giveRole } from './roles';

/** What administrators of a desk do with its people, companies and keys. */
export function administrationVerbs(bind: Bind) {
  return {
    listPeople: bind(listPeople),
    readAdministeredPerson: bind(readAdministeredPerson),
    addDeskPerson: bind(addDeskPerson),
    changePersonData: bind(changePersonData),
    giveRole: bind(giveRole),
    endRole: bind(endRole),
    readCompany: bind(readCompany),
    addCompany: bind(addCompany),
    changeCompany: bind(changeCompany),
    listKeys: bind(listKeys),
    makeKey: bind(makeKey),
    revokeKey: bind(revokeKey),
  };
}
