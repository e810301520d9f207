/** The mail process: takes letters in, by SMTP and out of mailboxes, and makes of them what they come to. */
import { createLog, errorFields } from '../operations/log';
import { readIntakeSettings, type IntakeSettings } from './intake-settings';
import { startMail } from './start-mail';

const stopLimitMs = 20_000;

async function main(): Promise<void> {
  let settings: IntakeSettings;
  try {
    settings = readIntakeSettings(process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
    return;
  }
  const log = createLog('mail', settings.logLevel);
  try {
    const mail = await startMail(settings, log);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        log.info({ signal }, 'stopping');
        setTimeout(() => process.exit(1), stopLimitMs).unref();
        void mail.stop().then(() => log.info('stopped'));
      });
    }
  } catch (error) {
    log.fatal(errorFields(error), 'the mail process cannot go on');
    process.exitCode = 1;
  }
}

void main();
