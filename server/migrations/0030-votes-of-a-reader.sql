-- what a reader voted for in all polls: read once, so that no page with a poll has to ask
create index poll_votes_user_idx on poll_votes (user_id);
