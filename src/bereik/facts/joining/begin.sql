-- The day of a moment here, and how many days after its opening something happened: never before it, and nothing for what
-- happened after the moment that counts.
create temporary macro day_of(moment) as timezone('Europe/Amsterdam', moment)::date;
create temporary macro not_before(days) as if(days < 0, 0, days)::integer;
create temporary macro days_after(moment, opened_on) as not_before(day_of(moment) - opened_on);
create temporary macro until_now(moment, opened_on) as
    case when moment <= getvariable('now') then days_after(moment, opened_on) end;
create temporary macro week_of(day) as date_trunc('week', day)::date;
