-- Processes keep sessions in memory. A trigger tells them of each that ends or changes, because many ways lead there: signing
-- out, taking a device away, a new password, the end of an account, an operator's statement; and none may be forgotten.
create function tell_session() returns trigger language plpgsql as $$
begin
  insert into changes (topic, subject) values ('reader', old.user_id);
  return null;
end $$;
create trigger tell_session_ended after delete on sessions for each row execute function tell_session();
create trigger tell_session_changed after update on sessions for each row
  when (old.* is distinct from new.*) execute function tell_session();
