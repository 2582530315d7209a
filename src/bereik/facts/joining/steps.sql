-- The first time that each step was taken.
create table gathered.went as
select
    number,
    min(moment) filter (where step = 'we_saw') as we_saw,
    min(moment) filter (where step = 'we_may') as we_may,
    min(moment) filter (where step = 'we_went') as we_went,
    min(moment) filter (where step = 'we_met') as we_met,
    min(moment) filter (where step = 'we_listened') as we_listened,
    min(moment) filter (where step = 'we_agreed') as we_agreed,
    min(moment) filter (where step = 'we_started') as we_started,
    min(moment) filter (where step = 'we_kept_our_word') as we_kept_our_word
from told join gathered.known using (journey)
where moment <= getvariable('now')
group by number;
