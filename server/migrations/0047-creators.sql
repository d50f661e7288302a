-- everybody in the creator programme, those invited last first; beside enthusiasts they are few
create index badges_creators_idx on badges (earned_at, user_id) where kind = 'creator';
