import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import type { SendMailOptions } from 'nodemailer';

/** A letter to one person, in plain text and in HTML. */
export interface MailMessage {
  /** The same letter sent again after a failure has the same id, so that mail programs show it once. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Further headers, by name. */
  headers?: Readonly<Record<string, string>>;
}

/** Sends letters. */
export interface Mail {
  /** Throws when the letter could not be handed over; it may be sent again. */
  send(message: MailMessage): Promise<void>;
  close(): void;
}

const connectMs = 10_000;
const silenceMs = 30_000;

/** Letters go to the operator's mail server, or, where there is none, into a folder, one file each. */
export function openMail(options: {
  smtpUrl: string | null;
  from: string;
  folder: string;
  log: FastifyBaseLogger;
}): Mail {
  return options.smtpUrl === null ? folderMail(options) : serverMail(options.smtpUrl, options.from);
}

function serverMail(url: string, from: string): Mail {
  const open = async () =>
    (await loadNodemailer()).createTransport({
      url,
      connectionTimeout: connectMs,
      greetingTimeout: connectMs,
      socketTimeout: silenceMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  let transport: ReturnType<typeof open> | undefined;
  return {
    send: async (message) => {
      transport ??= open();
      await (await transport).sendMail(compose(message, from));
    },
    close: () => void transport?.then((opened) => opened.close()),
  };
}

function folderMail({ from, folder, log }: { from: string; folder: string; log: FastifyBaseLogger }): Mail {
  return {
    send: async (message) => {
      const transport = (await loadNodemailer()).createTransport({
        streamTransport: true,
        buffer: true,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      const { message: letter } = await transport.sendMail(compose(message, from));
      const file = join(folder, `${digest(message.id)}.eml`);
      // Whoever reads a letter can use its link: nobody else of this machine may.
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(`${file}.part`, letter, { mode: 0o600 });
      await rename(`${file}.part`, file);
      log.info(
        { file, subject: compose(message, from).subject },
        'no mail server is set: letter kept as a file',
      );
    },
    close: () => undefined,
  };
}

/** Its modules are a tenth of a second of a start, which only whoever sends a letter needs. */
function loadNodemailer() {
  return import('nodemailer');
}

function compose({ id, to, subject, text, html, headers = {} }: MailMessage, from: string): SendMailOptions {
  return {
    from,
    // As an object it is one address, whatever it holds; a list or a name could be written into text.
    to: { name: '', address: oneLine(to) },
    subject: oneLine(subject),
    text,
    html,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, oneLine(value)])),
    messageId: `<${digest(id)}@${
      from
        .split('@')
        .at(-1)
        ?.replace(/[^\w.-]/g, '') || 'spark'
    }>`,
  };
}

// A line break in a header would begin another header.
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

function digest(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 32);
}
