import { addAttachment, findAttachment, readAttachment, removeLooseAttachments, uploadedInADay } from './attachments';
import type { Bind } from './bind';
import { listContacts, logContact } from './contacts';

/** What lies beside tickets: files, and consultations that are only logged. */
export function besideVerbs(bind: Bind) {
  return {
    logContact: bind(logContact),
    listContacts: bind(listContacts),
    addAttachment: bind(addAttachment),
    findAttachment: bind(findAttachment),
    readAttachment: bind(readAttachment),
    uploadedInADay: bind(uploadedInADay),
    removeLooseAttachments: bind(removeLooseAttachments),
  };
}
