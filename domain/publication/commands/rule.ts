import type { Grant } from '../../policy/may';
import type { CommandBody, CommandRule } from '../../process';
import type { PublicationEvent } from '../events';
import type { PublicationState } from '../state';

/** A command on a publication; what surrounds it says nothing. */
export type PublicationRule<Body extends CommandBody> = CommandRule<PublicationState, PublicationEvent, Body, null>;

/** Who changes rules. */
export const administrators: Grant = { client: 'nobody', staff: ['administrator'] };
