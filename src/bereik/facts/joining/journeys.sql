create table gathered.opened as
select
    row_number() over () - 1 as place, journey, resident, law, area, came_through, ended_at,
    former is not null as re_entered, day_of(opened_at) as opened_on
from told
where opened_at <= getvariable('now');
