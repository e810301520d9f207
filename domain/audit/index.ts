export { auditActs, auditSubjects } from './acts';
export type { AuditAct, AuditSubject } from './acts';
