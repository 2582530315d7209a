create table gathered.ends as
select
    number, days_after(moment, opened_on) as ended, week_of(day_of(moment)) as ended_week, because as ended_because,
    whose as ended_whose
from told join gathered.known using (journey) join gathered.whose using (because)
where moment <= getvariable('now');
