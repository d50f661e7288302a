-- Comments as conversations. `parent_id` is the comment a thread hangs on, `answered_id` the one of the thread that is
-- answered, where that is a reply itself. What was deleted loses its words and stays as a trace while replies remain; a
-- trace may lose its author, too, so that an account can go and the replies of others stay.
alter table comments
  alter column author_id drop not null,
  add column answered_id uuid references comments (id) on delete set null,
  add column edited_at timestamptz,
  -- How many smiled: changed with the rows of comment_smiles, by one update for all who smile at the same moment.
  add column smiles integer not null default 0,
  -- What makes it helpful, see docs/decisions/comments.md.
  add column smile_points integer not null default 0,
  add column repliers integer not null default 0,
  add column helpful integer not null generated always as (smile_points + 2 * repliers) stored,
  add check (author_id is not null or deleted_at is not null);

drop index comments_post_idx;
-- a post's comments in the order of time, traces among them
create index comments_post_idx on comments (post_id, created_at, id) where parent_id is null;
-- a post's most helpful comments
create index comments_helpful_idx on comments (post_id, helpful desc, created_at, id)
  where parent_id is null and deleted_at is null and helpful > 0;
-- what was said last beneath a post, replies among it: what open pages are told
create index comments_recent_idx on comments (post_id, id desc) where deleted_at is null;
-- what somebody wrote, when the account goes or is exported: traces, too, which the index of 0023 leaves out
create index comments_by_person_idx on comments (author_id, id);
-- what answers a comment that goes away for good
create index comments_answered_idx on comments (answered_id) where answered_id is not null;

-- One smile a person. With an account its smiles are to be taken back one by one, for counts hang on them.
create table comment_smiles (
  comment_id uuid not null references comments (id) on delete cascade,
  user_id uuid not null references users (id) on delete cascade,
  created_at timestamptz not null,
  primary key (comment_id, user_id)
);
-- the smiles of an account that goes
create index comment_smiles_user_idx on comment_smiles (user_id);

create table comment_mentions (
  comment_id uuid not null references comments (id) on delete cascade,
  user_id uuid not null references users (id) on delete cascade,
  primary key (comment_id, user_id)
);
-- where an account that goes is mentioned
create index comment_mentions_user_idx on comment_mentions (user_id);

create table comment_products (
  comment_id uuid not null references comments (id) on delete cascade,
  product_id uuid not null references products (id),
  position smallint not null,
  primary key (comment_id, product_id)
);
-- comments that name a product
create index comment_products_product_idx on comment_products (product_id);

-- What a comment said before it was changed. It goes when the comment is deleted.
create table comment_revisions (
  comment_id uuid not null references comments (id) on delete cascade,
  from_at timestamptz not null,
  until_at timestamptz not null,
  text text not null,
  product_ids uuid[] not null,
  primary key (comment_id, until_at)
);
