/** Why a backup was not made or not restored: a line that a person can act on. Nothing was changed. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault';
}
