import { connect, type Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { tokenOf } from './people.ts';

// Given by bench-smiles.ts.
const { port, callers, people, method, path } = workerData as {
  port: number;
  callers: number;
  people: number;
  method: string;
  path: string;
};

const latencies: number[] = [];
let next = 0;

/** One of many who ask: each time for another person, and each caller has an address of their own. */
async function askInTurn(caller: number): Promise<void> {
  const socket = connect({
    port,
    host: '127.0.0.1',
    localAddress: `127.0.${2 + (caller >> 7)}.${1 + (caller & 127)}`,
    noDelay: true,
  });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  while (next < people) {
    const startedAt = performance.now();
    socket.write(
      `${method} ${path} HTTP/1.1\r\nhost: spark\r\nauthorization: Bearer ${tokenOf(next++)}\r\n\r\n`,
    );
    const answer = await readAnswer(socket);
    if (!answer.startsWith('HTTP/1.1 200')) throw new Error(`${method} ${path} was refused: ${answer}`);
    latencies.push(performance.now() - startedAt);
  }
  socket.destroy();
}

/** An answer with its body: what the server sends for one question, and nothing behind it. */
function readAnswer(socket: Socket): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let text = '';
  const onData = (chunk: Buffer) => {
    text += chunk.toString('latin1');
    const end = text.indexOf('\r\n\r\n');
    const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? Infinity);
    if (end < 0 || text.length < end + 4 + length) return;
    socket.off('data', onData).off('error', reject);
    resolve(text);
  };
  socket.on('data', onData).once('error', reject);
  return promise;
}

const startedAt = performance.now();
await Promise.all(Array.from({ length: callers }, (_, caller) => askInTurn(caller)));
const elapsed = (performance.now() - startedAt) / 1_000;
parentPort?.postMessage({ count: latencies.length, elapsed, latencies });
