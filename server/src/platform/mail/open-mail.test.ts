import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { openMail } from './open-mail.ts';

const log = pino({ level: 'silent' });
const from = 'Our shop <hello@shop.test>';
const letter = {
  id: 'order 1 paid',
  to: 'ada@spark.test',
  subject: 'Grüße\r\nBcc: everybody@spark.test',
  text: 'Hello',
  html: '<p>Hello</p>',
};

test('without a mail server letters become files, one for each, however often they are sent', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'spark-mail-'));
  const mail = openMail({ smtpUrl: null, from, folder, log });
  await mail.send(letter);
  await mail.send(letter);
  const files = await readdir(folder);
  expect(files).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.eml$/)]);
  const text = await readFile(join(folder, files[0] ?? ''), 'utf8');
  expect(text).toContain('From: Our shop <hello@shop.test>');
  expect(text).toContain('To: ada@spark.test');
  expect(text).toContain('multipart/alternative');
  expect((await stat(join(folder, files[0] ?? ''))).mode & 0o077).toBe(0);
  await rm(folder, { recursive: true });
});

test('nothing in a subject or an address begins another header, or names another reader', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'spark-mail-'));
  const mail = openMail({ smtpUrl: null, from, folder, log });
  await mail.send(letter);
  const to = 'ada@spark.test\r\nCc: everybody@spark.test';
  await mail.send({ ...letter, id: 'another', subject: 'Hello\nX-Evil: yes', to });
  for (const file of await readdir(folder)) {
    const [head = ''] = (await readFile(join(folder, file), 'utf8')).split('\r\n\r\n');
    expect(head).not.toMatch(/^(Bcc|Cc|X-Evil):/m);
  }
  await rm(folder, { recursive: true });
});

test('letters go to the mail server of the operator, and a failure is told', async () => {
  const server = await startMailServer();
  const mail = openMail({ smtpUrl: server.url, from, folder: '/nowhere', log });
  await mail.send(letter);
  expect(server.received).toHaveLength(1);
  expect(server.received[0]).toMatchObject({ from: 'hello@shop.test', to: ['ada@spark.test'] });
  expect(server.received[0]?.text).toMatch(/^Message-ID: <[0-9a-f]{32}@shop\.test>$/m);
  mail.close();
  await server.close();
  await expect(mail.send(letter)).rejects.toThrow();
});

interface Letter {
  from: string;
  to: string[];
  text: string;
}

/** As much of SMTP (RFC 5321) as it takes to be handed a letter. */
async function startMailServer() {
  const received: Letter[] = [];
  const server = createServer((socket) => serve(socket, received));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on TCP, so the address is one with a port.
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise((resolve) => server.close(resolve));
  return { url: `smtp://127.0.0.1:${port}`, received, close };
}

function serve(socket: Socket, received: Letter[]): void {
  let letter: Letter = { from: '', to: [], text: '' };
  let isData = false;
  let buffered = '';
  const answer = (line: string) => socket.write(`${line}\r\n`);
  answer('220 mail.test');
  socket.on('data', (chunk) => {
    buffered += chunk.toString();
    for (let end = buffered.indexOf('\r\n'); end >= 0; end = buffered.indexOf('\r\n')) {
      const line = buffered.slice(0, end);
      buffered = buffered.slice(end + 2);
      if (isData && line === '.') {
        received.push(letter);
        letter = { from: '', to: [], text: '' };
        isData = false;
        answer('250 taken');
      } else if (isData) letter.text += `${line}\r\n`;
      else if (line.startsWith('DATA')) {
        isData = true;
        answer('354 go on');
      } else if (line.startsWith('QUIT')) socket.end('221 bye\r\n');
      else {
        letter.from = /^MAIL FROM:<(.*?)>/.exec(line)?.[1] ?? letter.from;
        letter.to.push(...(/^RCPT TO:<(.*?)>/.exec(line)?.slice(1, 2) ?? []));
        answer('250 fine');
      }
    }
  });
}
