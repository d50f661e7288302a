/** How long each link works, in seconds. */
export const linkSeconds = { confirm: 86_400, change: 3_600, reset: 1_800, signIn: 600 } as const;
