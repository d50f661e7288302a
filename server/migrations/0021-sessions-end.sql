-- Processes keep sessions in memory. A trigger tells them of each that ends, because many ways lead there: signing out, taking
-- a device away, a new password, the end of an account, an operator's statement; and none may be forgotten.
create function tell_session() returns trigger language plpgsql as $$
begin
  insert into changes (topic, subject) values ('reader', old.user_id);
  return null;
end $$;
create trigger tell_session_ended after delete on sessions for each row execute function tell_session();
-- one that is used is only ever moved to end later
create trigger tell_session_shortened after update on sessions for each row
  when (new.expires_at < old.expires_at or (new.user_id, new.token) <> (old.user_id, old.token)) execute function tell_session();
