import { uuidv7 } from 'uuidv7';
import type { AuditAct, AuditSubject } from '../../domain/audit';
import type { Instant } from '../../domain/time';
import { Prisma } from '../../prisma/generated/client';
import type { Transaction } from '../database';
import { cleanText, jsonOf } from '../json';

/** Who acts, and by which request. Acts of the product itself, such as those of its first start, are nobody's and leave no line. */
export interface AuditBy {
  readonly personId: string;
  readonly requestId: string;
}

/** How something is, as the record keeps it: without passwords, keys, and whatever else opens something. */
export type AuditValues = Readonly<Record<string, unknown>>;

export interface NewAuditLine {
  readonly desk: string;
  /** The store's. */
  readonly at: Instant;
  readonly by: AuditBy;
  readonly act: AuditAct;
  /** The name as it is called now: it may be called otherwise later. */
  readonly subject: { readonly kind: AuditSubject; readonly id: string; readonly name: string };
  /** Null: there was nothing. */
  readonly before: AuditValues | null;
  /** Null: there is nothing any more. */
  readonly after: AuditValues | null;
}

/** Puts an act on the record of its desk, in the transaction that does it: neither stands without the other. */
export async function recordAudit(transaction: Transaction, line: NewAuditLine): Promise<void> {
  const { desk, at, by, act, subject, before, after } = line;
  await transaction.audit.create({
    data: {
      id: uuidv7(),
      desk,
      at: new Date(at),
      personId: by.personId,
      requestId: by.requestId,
      act,
      subjectKind: subject.kind,
      subjectId: subject.id,
      subjectName: cleanText(subject.name),
      before: valuesOf(before),
      after: valuesOf(after),
    },
  });
}

function valuesOf(values: AuditValues | null): Prisma.InputJsonObject | typeof Prisma.DbNull {
  return values === null ? Prisma.DbNull : (jsonOf(values) as Prisma.InputJsonObject);
}
