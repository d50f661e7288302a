-- What words are written in, as a BCP 47 tag: chosen by whoever wrote them, or found by the words themselves. Null where
-- there are no words or nobody knows; a post that shares a review and says nothing of its own is in the review's language.
alter table posts
  add column language text,
  -- whether its author chose it: then a change of the words does not change it
  add column is_language_chosen boolean not null default false;
alter table comments add column language text;
alter table reviews add column language text;
-- The languages somebody reads: their feed brings nothing written in another one. None stands for all.
alter table feed_tastes add column languages text[] not null default '{}';
