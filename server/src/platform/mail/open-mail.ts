import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';

/** A letter to one person, in plain text and in HTML. */
export interface MailMessage {
  /** The same letter sent again after a failure has the same id, so that mail programs show it once. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Sends letters. */
export interface Mail {
  /** Throws when the letter could not be handed over; it may be sent again. */
  send(message: MailMessage): Promise<void>;
}

/** Letters go into a folder, one file each. */
export function openMail({ folder, log }: { folder: string; log: FastifyBaseLogger }): Mail {
  return {
    send: async ({ id, to, subject, text }) => {
      const name = createHash('sha256').update(id).digest('hex').slice(0, 32);
      const file = join(folder, `${name}.eml`);
      const head = [`To: ${oneLine(to)}`, `Subject: ${oneLine(subject)}`];
      await mkdir(folder, { recursive: true });
      await writeFile(`${file}.part`, `${head.join('\r\n')}\r\n\r\n${text}\r\n`);
      await rename(`${file}.part`, file);
      log.info({ file, subject }, 'letter kept as a file');
    },
  };
}

// A line break in a header would begin another header.
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}
