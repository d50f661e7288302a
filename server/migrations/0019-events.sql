-- What people saw and opened, as they told. Rows are added, never changed, and go by the week (SPARK_EVENT_DAYS).
create table events (
  day date not null,
  -- a user, or a device nobody is signed in on
  viewer uuid not null,
  is_person boolean not null,
  type varchar(12) not null
    check (type in ('view', 'dwell', 'tag-open', 'product-open', 'bag-add', 'link-open', 'post-open', 'share')),
  post_id uuid,
  product_id uuid,
  -- what tells two of a kind on one day apart: of dwells the millisecond they were noticed in; of all else 0, it counts once
  occasion integer not null default 0,
  at timestamptz not null,
  -- for how long, of dwells
  ms integer,
  -- what it says to the feed; null: nothing, it was too short a look
  response varchar(8) check (response in ('view', 'dwell', 'click', 'bag')),
  -- told again, it is the same; also serves: whether somebody answered a post that day before; deleting an account
  unique nulls not distinct (viewer, post_id, type, product_id, occasion, day)
) partition by range (day);

-- Makes the weeks of events that hold these days and are not there yet, each from its Monday on; says how many it made.
create function make_event_weeks(first date, last date) returns integer
  language plpgsql as $$
declare
  monday date;
  week text;
  made integer := 0;
begin
  -- Whoever makes weeks at the same time waits; whoever writes events does not.
  lock table events in share update exclusive mode;
  for monday in select generate_series(date_trunc('week', first::timestamp), last::timestamp, interval '7 days') loop
    week := 'events_' || to_char(monday, 'YYYYMMDD');
    continue when to_regclass(week) is not null;
    execute format('create table %I (like events including defaults including constraints)', week);
    execute format('alter table events attach partition %I for values from (%L) to (%L)', week, monday, monday + 7);
    made := made + 1;
  end loop;
  return made;
end $$;
select make_event_weeks(current_date - 7, current_date + 14);

-- What a post got on a day, written with the events themselves; kept for 400 days, without anybody in it.
alter table post_day_views rename to post_days;
alter table post_days rename constraint post_day_views_pkey to post_days_pkey;
alter table post_days rename constraint post_day_views_post_id_fkey to post_days_post_id_fkey;
alter index post_day_views_day_idx rename to post_days_day_idx;
alter table post_days
  alter column views set default 0,
  -- people and devices that opened something of it, put something of it into their bag, or looked at it for long
  add column clicks integer not null default 0,
  add column bags integer not null default 0,
  add column dwells integer not null default 0,
  -- for how long it was looked at, all together
  add column dwell_ms bigint not null default 0;

-- The same, ever.
alter table post_counters
  add column clicks integer not null default 0,
  add column bags integer not null default 0,
  add column dwells integer not null default 0;

-- Devices had the whole hash for a name; half of it tells them apart as well, and is an id without hyphens. Older devices
-- have forgotten their cookies.
update shop_clicks set viewer_key = left(viewer_key, 32)
where at > now() - interval '3 days' and length(viewer_key) = 64;

-- Days that could still be told were counted from their rows until now.
insert into events (day, viewer, is_person, type, post_id, at, response)
select day, left(replace(viewer_key, '-', ''), 32)::uuid, length(viewer_key) = 36, 'view', post_id, day, 'view'
from post_views
where day >= date_trunc('week', current_date - 7);
insert into post_days (post_id, day, views)
select post_id, day, count(*) from post_views group by post_id, day
on conflict (post_id, day) do update set views = post_days.views + excluded.views;
drop table post_views;

-- Clicks so far, as they count from now on: once a day of each kind. Those of people, that feeds learn from, become events.
create temporary table earlier_clicks on commit drop as
select viewer_key, post_id, (at at time zone 'utc')::date as day,
  case type when 'bag-add' then 'bag' else 'click' end as response
from shop_clicks join posts on posts.id = post_id
group by 1, 2, 3, 4;
insert into post_days (post_id, day, clicks, bags)
select post_id, day, count(*) filter (where response = 'click'), count(*) filter (where response = 'bag')
from earlier_clicks group by post_id, day
on conflict (post_id, day) do update set clicks = excluded.clicks, bags = excluded.bags;
insert into post_counters (post_id, slot, clicks, bags)
select post_id, 0, count(*) filter (where response = 'click'), count(*) filter (where response = 'bag')
from earlier_clicks group by post_id
on conflict (post_id, slot) do update set clicks = excluded.clicks, bags = excluded.bags;
select make_event_weeks(day, day)
from (
  select distinct date_trunc('week', at at time zone 'utc')::date as day
  from shop_clicks where at > now() - interval '90 days') as weeks;
insert into events (day, viewer, is_person, type, post_id, product_id, at, response)
select (at at time zone 'utc')::date, viewer_key::uuid, true, type, post_id, product_id, min(at),
  case type when 'bag-add' then 'bag' else 'click' end
from shop_clicks
where length(viewer_key) = 36 and at > date_trunc('week', now() - interval '80 days')
group by 1, 2, 4, 5, 6;

-- What people saw, by day, so that their feed does not show it again. Kept for 60 days, each with the last 5,000.
create table seen_posts (
  user_id uuid not null references users (id) on delete cascade,
  day date not null,
  post_ids uuid[] not null,
  -- also serves: what somebody saw, last first
  primary key (user_id, day)
);
-- the daily sweep
create index seen_posts_day_idx on seen_posts (day);
insert into seen_posts (user_id, day, post_ids)
select viewer, day, array_agg(post_id)
from events join users on users.id = viewer
where type = 'view' and is_person
group by viewer, day;

-- An account that goes takes along what it told; its clicks stay in the shop's books as those of nobody.
create function forget_viewer() returns trigger
  language plpgsql as $$
begin
  delete from events where viewer = old.id;
  update shop_clicks set viewer_key = nobody.key
  -- in the form of a device
  from (select replace(gen_random_uuid()::text, '-', '') as key) as nobody
  where viewer_key = old.id::text;
  return old;
end $$;
create trigger users_forget_viewer after delete on users for each row execute function forget_viewer();

-- A sample of the posts that feeds showed, with what spoke for them then: what the weights of the terms are learnt from.
create table feed_impressions (
  session_id uuid not null,
  -- of the order, counted from 0
  place integer not null,
  user_id uuid not null references users (id) on delete cascade,
  post_id uuid not null,
  -- the terms as they were, each before its weight
  features jsonb not null,
  at timestamptz not null,
  primary key (session_id, place)
);
-- what nights learn from; the daily sweep
create index feed_impressions_at_idx on feed_impressions (at);
-- deleting an account
create index feed_impressions_user_idx on feed_impressions (user_id);

-- The weights that rank feeds, the newest last; never changed.
create table feed_weights (
  id uuid primary key,
  weights jsonb not null,
  -- how many impressions they were learnt from
  impressions integer not null,
  -- what was learnt, to be read
  report jsonb not null,
  created_at timestamptz not null
);
-- the weights of now
create index feed_weights_created_idx on feed_weights (created_at desc, id desc);
