/** As many as a browser sends at once. */
const uploadsAtOnce = 4;

/** Does numbered work, some of it at once. */
export async function inTurn(count: number, work: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: uploadsAtOnce }, lane));
}
