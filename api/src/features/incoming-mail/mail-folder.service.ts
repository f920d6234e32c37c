import { Injectable, Logger } from '@nestjs/common';
import { createReadStream } from 'node:fs';
import { access, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { REJECTED_DAYS } from '@demarche/domain/incoming-mail';
import { Clock } from '../../platform/clock.js';
import { Config } from '../../platform/config.js';
import { DomainError } from '../../platform/domain-error.js';
import { Spool } from '../files/spool.js';
import { MailIntake } from './mail-intake.service.js';
import { MailOfficeService } from './mail-office.service.js';
import { MailReceiptService, type Receiver } from './mail-receipt.service.js';
import { MAIL_LIMIT } from './receive-mail.interceptor.js';

const AT_ONCE = 200;
/** A file that was written to so lately may still be on its way. */
const SETTLES_AFTER_MS = 5_000;
const DAY_MS = 86_400_000;

/**
 * Takes in the mails of a folder. Each goes to `done/` once it is in the database, or to `failed/` with the reason beside it. A
 * process that is killed between the two finds the mail a second time, and knows it for the same.
 */
@Injectable()
export class MailFolderService {
  private readonly log = new Logger('MailFolder');

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly spool: Spool,
    private readonly intake: MailIntake,
    private readonly receipts: MailReceiptService,
    private readonly offices: MailOfficeService,
  ) {}

  /** Returns how many files were dealt with. */
  async takeIn(): Promise<number> {
    const folder = this.config.MAIL_IN_FOLDER;
    if (!folder) return 0;
    const names = await settledMails(folder);
    const receiver = names.length > 0 ? await this.offices.receiver('folder') : undefined;
    if (!receiver) return 0;
    for (const [i, name] of names.entries()) {
      if (!(await this.takeOne(folder, name, receiver))) return i;
    }
    return names.length;
  }

  /** Files of `done/` hold what was said: they go when a mail to which somebody said no is forgotten at the latest. */
  async clear(): Promise<void> {
    const folder = this.config.MAIL_IN_FOLDER;
    if (!folder) return;
    const before = this.clock.now().getTime() - REJECTED_DAYS * DAY_MS;
    for (const name of await readdir(join(folder, 'done')).catch(() => [])) {
      const path = join(folder, 'done', name);
      const found = await stat(path).catch(() => undefined);
      // Not when it was written: since when it lies here.
      if (found?.isFile() && found.ctimeMs < before) await rm(path, { force: true });
    }
  }

  /** False where no more can be taken in just now. */
  private async takeOne(folder: string, name: string, receiver: Receiver): Promise<boolean> {
    const path = join(folder, name);
    try {
      const spooled = await this.spool.write(createReadStream(path), MAIL_LIMIT);
      try {
        await this.receipts.receive(receiver, await this.intake.read(spooled.path));
      } finally {
        await this.spool.remove(spooled.path);
      }
    } catch (error) {
      // Another process was faster.
      if (!(await exists(path))) return true;
      if (!(error instanceof DomainError) || error.kind === 'unavailable') {
        this.log.warn(`${name} waits: ${(error as Error).message}`);
        return false;
      }
      const moved = await move(path, join(folder, 'failed'));
      await writeFile(`${moved}.reason.txt`, `${error.code}\n${error.detail}\n`);
      this.log.warn(`${name} failed: ${error.code}`);
      return true;
    }
    await move(path, join(folder, 'done')).catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
    });
    return true;
  }
}

/** Files only: a link may lead anywhere. */
async function settledMails(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && /\.eml$/i.test(entry.name)).map(({ name }) => name);
  const settled: string[] = [];
  for (const name of names.sort()) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    // Files go by the clock of the machine.
    if (found && Date.now() - found.mtimeMs >= SETTLES_AFTER_MS) settled.push(name);
    if (settled.length === AT_ONCE) break;
  }
  return settled;
}

/** Under its own name, or a numbered one where that is taken. */
async function move(path: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { name, ext, base } = parse(path);
  let target = join(folder, base);
  for (let i = 2; await exists(target); i++) target = join(folder, `${name} (${i})${ext}`);
  await rename(path, target);
  return target;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
