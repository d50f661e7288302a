-- Orders of feeds as bytes, and whose they are, so that support can look at what somebody had in front of them.
alter table feed_sessions
  -- nobody where it is a visitor's; without a reference, for it goes before long by itself
  add column user_id uuid,
  -- ids of posts, 16 bytes each
  add column post_order bytea;
-- random bytes do not compress
alter table feed_sessions alter column post_order set storage external;
update feed_sessions set post_order = coalesce(
  (select string_agg(uuid_send(post.id), ''::bytea order by post.place)
   from unnest(post_ids) with ordinality as post (id, place)), ''::bytea);
alter table feed_sessions alter column post_order set not null;
alter table feed_sessions drop column post_ids;
-- swept by their ids, which begin with the time
drop index feed_sessions_created_idx;
-- the order a person had in front of them at a moment
create index feed_sessions_user_idx on feed_sessions (user_id, created_at desc) where user_id is not null;
