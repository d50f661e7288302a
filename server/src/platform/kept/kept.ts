/** Values by key that a process keeps in memory, loads when they are missed, and drops when they change. */
export interface Kept<Value> {
  /** The values of some keys; keys of nothing are absent. What is missed is loaded in one go. */
  read(keys: readonly string[]): Promise<Map<string, Value>>;
  /** The value of a key where it is kept: all that most readings need, and nobody waits. */
  known(key: string): Value | undefined;
  has(key: string): boolean;
  /** The value of this key is another one from now on. */
  drop(key: string): void;
  /** What is being loaded now may be old already, whatever its key; it is not kept. */
  forgetLoading(): void;
  /** All values may be others from now on. */
  clear(): void;
}

/** What is kept and how much of it. */
export interface KeptOptions<Value> {
  load(keys: readonly string[]): Promise<ReadonlyMap<string, Value>>;
  /** How much room a value takes, in any unit; 1 unless said. */
  weigh?(value: Value): number;
  /** How much is kept; what was not read for longest goes first. */
  maxWeight: number;
  /** Told of values that are kept from now on, and no longer. */
  onKeep?(key: string, value: Value): void;
  onForget?(key: string, value: Value): void;
}

/**
 * Makes such a place. A value whose loading began before it was dropped is given to whoever asked then, and not kept: it may
 * be the old one. So a value is never older than the last drop before the reading began.
 */
export function createKept<Value>(options: KeptOptions<Value>): Kept<Value> {
  const { load, weigh = () => 1, maxWeight, onKeep, onForget } = options;
  // About in the order of their last use: what was used lately is not moved again.
  const kept = new Map<string, Entry<Value>>();
  const loadings = new Set<Loading>();
  let total = 0;
  let readings = 0;

  function forget(key: string): void {
    const entry = kept.get(key);
    if (entry === undefined) return;
    kept.delete(key);
    total -= entry.weight;
    onForget?.(key, entry.value);
  }

  function keep(key: string, value: Value): void {
    forget(key);
    const weight = weigh(value);
    kept.set(key, { value, weight, readAt: readings });
    total += weight;
    onKeep?.(key, value);
    for (const oldest of kept.keys()) {
      if (total <= maxWeight) break;
      forget(oldest);
    }
  }

  function forgetLoading(): void {
    for (const loading of loadings) loading.isForgotten = true;
  }

  async function loadMissing(keys: readonly string[], found: Map<string, Value>): Promise<void> {
    const loading: Loading = { dropped: new Set(), isForgotten: false };
    loadings.add(loading);
    try {
      for (const [key, value] of await load(keys)) {
        found.set(key, value);
        if (!loading.isForgotten && !loading.dropped.has(key)) keep(key, value);
      }
    } finally {
      loadings.delete(loading);
    }
  }

  function known(key: string): Value | undefined {
    const entry = kept.get(key);
    if (entry === undefined) return undefined;
    if (++readings - entry.readAt >= kept.size * latelyShare) {
      entry.readAt = readings;
      kept.delete(key);
      kept.set(key, entry);
    }
    return entry.value;
  }

  return {
    async read(keys) {
      const found = new Map<string, Value>();
      const missing: string[] = [];
      for (const key of keys) {
        const value = known(key);
        if (value === undefined) missing.push(key);
        else found.set(key, value);
      }
      if (missing.length > 0) await loadMissing([...new Set(missing)], found);
      return found;
    },
    known,
    has: (key) => kept.has(key),
    drop(key) {
      for (const loading of loadings) loading.dropped.add(key);
      forget(key);
    },
    forgetLoading,
    clear() {
      forgetLoading();
      for (const key of kept.keys()) forget(key);
    },
  };
}

/** Lately: since fewer readings than this share of what is kept. */
const latelyShare = 0.3;

interface Entry<Value> {
  value: Value;
  weight: number;
  readAt: number;
}

/** What happened to values while they were being loaded. */
interface Loading {
  dropped: Set<string>;
  isForgotten: boolean;
}
