/**
 * Lets callers share the answer to a question that all of them ask: whoever comes while one is on its way waits for the
 * next, so that nobody is told what was true before they asked.
 */
export function createSharedLook<Answer>(look: () => Promise<Answer>): () => Promise<Answer> {
  let flying: Promise<Answer> | null = null;
  let next: Promise<Answer> | null = null;

  function fly(): Promise<Answer> {
    const flight = look().finally(() => {
      if (flying === flight) flying = null;
    });
    flying = flight;
    return flight;
  }

  return () => {
    if (next !== null) return next;
    if (flying === null) return fly();
    next = flying
      .then(
        () => undefined,
        () => undefined,
      )
      .then(() => {
        next = null;
        return fly();
      });
    return next;
  };
}
