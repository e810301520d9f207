/** What somebody wants of a visit: the ticket's envelope with the visit's bodies. */
import type { Envelope } from '../ticket/command';
import type { VisitBody } from './commands';

export type VisitCommand = Envelope & { readonly body: VisitBody };

export type VisitCommandType = VisitBody['type'];
