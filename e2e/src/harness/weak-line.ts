import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line between a device and Spark, slow and liable to break in the middle of a request. */
export interface WeakLine {
  /** What the device's browser goes through. */
  proxy: { server: string };
  /** Breaks every connection once the device has sent so much more, and refuses new ones until the line is mended. */
  cutAfter(bytes: number): void;
  mend(): void;
  close(): Promise<void>;
}

/** After each piece of 64 kB: what a busy Spark has not yet put away when the line breaks is lost, and some of it should be there. */
const pauseMs = 50;

/**
 * Lays a weak line to Spark. It speaks SOCKS 5, since a browser's own switch for being offline lets requests that are
 * under way go on.
 */
export async function layWeakLine(sparkUrl: string): Promise<WeakLine> {
  const { hostname, port } = new URL(sparkUrl);
  const devices = new Set<Socket>();
  let isCut = false;
  let bytesLeft = Infinity;
  const server = createServer((device) => {
    if (isCut) device.destroy();
    else void relay(device).catch(() => device.destroy());
  });

  async function relay(device: Socket): Promise<void> {
    devices.add(bearsBreaks(device));
    device.on('close', () => devices.delete(device));
    await greet(device);
    const spark = bearsBreaks(connect(Number(port), hostname));
    spark.pipe(device);
    device.on('close', () => spark.destroy());
    device.on('data', (chunk) => {
      spark.write(chunk);
      bytesLeft -= chunk.byteLength;
      if (bytesLeft < 0) cut();
      device.pause();
      setTimeout(() => device.resume(), pauseMs);
    });
  }

  function cut(): void {
    isCut = true;
    for (const device of devices) device.destroy();
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Listening on TCP gives an address with a port.
  const { port: ownPort } = server.address() as AddressInfo;
  return {
    proxy: { server: `socks5://127.0.0.1:${ownPort}` },
    cutAfter: (bytes) => (bytesLeft = bytes),
    mend() {
      isCut = false;
      bytesLeft = Infinity;
    },
    async close() {
      for (const device of devices) device.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A broken connection is what the line is for. */
function bearsBreaks(socket: Socket): Socket {
  return socket.on('error', () => socket.destroy());
}

/** The two questions of SOCKS 5. Wherever the device wants to go, Spark is all there is at the other end. */
async function greet(device: Socket): Promise<void> {
  await once(device, 'readable');
  device.read();
  device.write(Buffer.from([5, 0]));
  await once(device, 'readable');
  device.read();
  device.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
}
