create table gathered.promised as
select number, opened_on, told.* exclude (journey) from told join gathered.known using (journey);
-- Moved: another took its place on or before the due day, and we had not said that it fails. The last that did counts.
create table gathered.promises as
with moved as (
    select former.promise, max(later.made_at) as moved_at
    from gathered.promised later join gathered.promised former on former.promise = later.follows
    where former.broken_at is null and day_of(later.made_at) <= former.due_on
    group by former.promise
)
select
    number,
    days_after(made_at, opened_on) as made,
    not_before(due_on - opened_on) as due,
    until_now(kept_at, opened_on) as kept,
    until_now(moved_at, opened_on) as moved,
    until_now(broken_at, opened_on) as broken,
    until_now(disputed_at, opened_on) as disputed,
    until_now(repaired_at, opened_on) as repaired,
    until_now(let_go_at, opened_on) as let_go,
    case when broken_at <= getvariable('now') then coalesce(because, '') else '' end as because
from gathered.promised left join moved using (promise)
where made_at <= getvariable('now');
drop table gathered.promised;
