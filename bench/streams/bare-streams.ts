import { createServer, type ServerResponse } from 'node:http';

/** The least a server of streams can be: it keeps answers open, and writes the same line to all when it is told to. */
const streams = new Set<ServerResponse>();
let count = 0;
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write('retry: 1000\n\n');
  response.write(line());
  streams.add(response);
});

function line(): string {
  return `id: ${count}\nevent: notifications\ndata: {"unreadCount":${count}}\n\n`;
}

process.on('message', () => {
  count += 1;
  const at = Date.now();
  for (const stream of streams) stream.write(line());
  process.send?.({ at });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address !== 'string') process.send?.({ port: address.port });
});
