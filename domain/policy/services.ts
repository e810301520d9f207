/** Whose work and whose sight the services of a desk narrow. */
import { inEachRole, type Actor, type HeldRole } from './actor';

/** What of a ticket says which services have to do with it. */
export interface ServiceSight {
  /** All that had it, or were asked to take it; none: the desk has one service, unnamed. */
  readonly took: readonly string[];
}

/** Whether the actor, in one of the roles, works for a service; null: the one that has no name. Who names none works for all. */
export function worksFor(actor: Actor, service: string | null): boolean {
  if (actor.kind === 'system' || service === null) return true;
  return inEachRole(actor).some(({ role, services = [] }) => {
    return role !== 'client' && (services.length === 0 || services.includes(service));
  });
}

/** Whether a role sees what these services took part in: specialists of some see what one of theirs did, everybody else all. */
export function seesServices({ role, services = [] }: HeldRole, sight: ServiceSight | undefined): boolean {
  if (role !== 'specialist' || services.length === 0) return true;
  const took = sight?.took ?? [];
  return took.length === 0 || took.some((code) => services.includes(code));
}
