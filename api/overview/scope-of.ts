import { membershipsAt, type Caller } from '../auth/caller';
import { servicesSeen, type Seat } from '../auth/own-desk';

/** Which of a desk's tickets a seat shows: those of its services, and none of a company whose user one is as well. */
export interface SeatScope {
  readonly desk: string;
  readonly services: readonly string[] | undefined;
  readonly exceptClients: readonly string[];
}

export function scopeOf(seat: Seat, caller: Caller): SeatScope {
  return {
    desk: seat.desk,
    services: servicesSeen(seat),
    exceptClients: membershipsAt(caller, seat.desk).flatMap(({ role, clientId }) =>
      role === 'client' && clientId !== null ? [clientId] : [],
    ),
  };
}
