import type { Origin, TransferFault, TransferFaultCode } from './records';

/** Collects what is wrong with one file or record. */
export class Faults {
  private readonly found: TransferFault[] = [];

  get all(): readonly TransferFault[] {
    return this.found;
  }

  note(at: Origin, code: TransferFaultCode, record: string | null = null, field: string | null = null): void {
    this.found.push({ file: at.file, line: at.line, code, record, field });
  }
}
