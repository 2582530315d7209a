-- An answer without a yes or a no is none.
create table gathered.said as
select
    number, kind, days_after(moment, opened_on) as day, case when answers then yes end as yes,
    not_before(until_on - opened_on) as until
from told join gathered.known using (journey) join gathered.kinds using (kind)
where moment <= getvariable('now') and (yes is not null or not answers);
