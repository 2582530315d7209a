-- How the first signal came, and the word that was promised to the first sender who was promised one.
create table gathered.came as
select
    number,
    first(sender order by received_at, signal) as sender,
    first(route order by received_at, signal) as route,
    first(told_by order by received_at, signal) filter (where told_by is not null) as told_by,
    first(told_at order by received_at, signal) filter (where told_by is not null) as told_at
from told join gathered.known using (journey)
group by number;
