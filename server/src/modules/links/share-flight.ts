const flights = new Map<string, Promise<unknown>>();

/**
 * Lets everybody who wants the same page at the same moment wait for one fetch. Two processes may fetch it twice, which
 * costs a request and nothing else.
 */
export function shareFlight<T>(key: string, begin: () => Promise<T>): Promise<T> {
  // Only this function writes, and one key always stands for one kind of answer.
  const known = flights.get(key) as Promise<T> | undefined;
  if (known !== undefined) return known;
  const flight = begin().finally(() => flights.delete(key));
  flights.set(key, flight);
  return flight;
}
