import { connect, type Socket } from 'node:net';

/** What the process that measures tells this one. */
export type Order =
  | { do: 'open'; from: number; to: number }
  | { do: 'cut'; from: number; to: number }
  | { do: 'report' };

/** What this one tells: when each reader was told what, in milliseconds since 1970. */
export type Report =
  | { is: 'open' }
  | { is: 'cut' }
  | { is: 'told'; told: [reader: number, unread: number, at: number][]; last: number[]; dropped: number };

const [port = '', path = '', tokenStart = ''] = process.argv.slice(2);
const sockets = new Map<number, Socket>();
const last: number[] = [];
const lastIds: string[] = [];
let told: [number, number, number][] = [];
let dropped = 0;

/** Opens a stream as a browser does, and again with what it was told last; resolves once something is told on it. */
function open(reader: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // Loopback addresses, so that each is one among few of its address.
  const localAddress = `127.0.${2 + (reader % 40)}.${1 + (Math.floor(reader / 40) % 250)}`;
  const socket = connect({ port: Number(port), host: '127.0.0.1', localAddress });
  const again = lastIds[reader];
  socket.write(
    `GET ${path} HTTP/1.1\r\nhost: spark\r\nauthorization: Bearer ${tokenStart}${reader}\r\n` +
      `${again === undefined ? '' : `last-event-id: ${again}\r\n`}\r\n`,
  );
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    // Who comes back to what it knows is told nothing at first: the stream is open all the same.
    if (again !== undefined && text.includes('retry:')) resolve();
    for (const [, id = '', count = ''] of text.matchAll(
      /id: (.*)\nevent: \w+\ndata: \{"unreadCount":(\d+)\}\n\n/g,
    )) {
      lastIds[reader] = id;
      last[reader] = Number(count);
      told.push([reader, Number(count), Date.now()]);
      resolve();
    }
    text = text.slice(text.lastIndexOf('\n\n') + 2).slice(-500);
  });
  socket.on('error', reject);
  socket.on('close', () => {
    if (sockets.get(reader) === socket) dropped += 1;
    reject(new Error(`The stream of reader ${reader} was closed.`));
  });
  sockets.set(reader, socket);
  return promise;
}

process.on('message', (order: Order) => {
  void obey(order).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});

async function obey(order: Order): Promise<void> {
  const answer = (report: Report) => process.send?.(report);
  if (order.do === 'report') {
    answer({ is: 'told', told, last, dropped });
    told = [];
    return;
  }
  const { from, to } = order;
  const readers = Array.from({ length: to - from }, (_, index) => from + index);
  if (order.do === 'open') {
    await Promise.all(readers.map(open));
    answer({ is: 'open' });
    return;
  }
  for (const reader of readers) {
    const socket = sockets.get(reader);
    sockets.delete(reader);
    socket?.destroy();
  }
  answer({ is: 'cut' });
}
