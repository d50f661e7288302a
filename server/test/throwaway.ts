/**
 * Settings of a PostgreSQL that is thrown away after the tests, so that nothing in it needs to survive a crash: nothing is
 * written ahead that can be left out.
 */
export const throwaway = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  // Most statements are asked a few times over a connection; PostgreSQL would plan each of the first five times anew.
  plan_cache_mode: 'force_generic_plan',
} as const;
