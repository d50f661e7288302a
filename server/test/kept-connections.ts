import pg from 'pg';

/** Connections outside the pool that outlive whoever had them. */
export interface KeptConnections {
  /** One that is not open yet, as far as anybody can tell. */
  lend(): pg.Client;
  /** Ends those that nobody has. */
  end(): Promise<void>;
}

/**
 * Files of a process come one after another: a connection that is ended at rest is as a new one to whoever asks next, but
 * has read the catalogues of PostgreSQL, which is most of what a new one does.
 */
export function keepConnections(connect: () => pg.Client): KeptConnections {
  const free = new Set<pg.Client>();

  function keepingItself(client: pg.Client): pg.Client {
    const open: () => Promise<pg.Client> = client.connect;
    let isOpen = false;
    return Object.assign(client, {
      connect: async () => {
        if (!isOpen) await open.call(client);
        isOpen = true;
        return client;
      },
      end: async () => {
        client.removeAllListeners();
        client.on('error', () => free.delete(client));
        try {
          if (!isAtRest(client)) throw new Error('It is still asked something.');
          // Whatever was set, listened to or left behind; refused within a transaction.
          await client.query('discard all');
          free.add(client);
        } catch {
          await endForGood(client);
        }
      },
    });
  }

  return {
    lend: () => {
      const [kept] = free;
      if (kept === undefined) return keepingItself(connect());
      free.delete(kept);
      return kept;
    },
    end: async () => {
      await Promise.all([...free].map(endForGood));
    },
  };
}

function endForGood(client: pg.Client): Promise<void> {
  const end: () => Promise<void> = pg.Client.prototype.end;
  return end.call(client);
}

/** The driver knows, and does not say so. */
function isAtRest(client: pg.Client): boolean {
  return Reflect.get(client, 'readyForQuery') === true;
}
