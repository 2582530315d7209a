create table gathered.journeys as
select
    number,
    week_of(opened_on) as opened,
    greatest(getvariable('yesterday'), opened_on) as observed_until,
    ended_week,
    case when ended_at <= getvariable('now') then week_of(day_of(ended_at)) end as closed_week,
    coalesce(wijk, '') as wijk,
    coalesce(age_band, '') as age_band,
    coalesce(came_through, sender, '') as partner_kind,
    coalesce(route, '') as route,
    coalesce(law, '') as law,
    coalesce(ended_because, '') as ended_because,
    coalesce(ended_whose, '') as ended_whose,
    days_after(we_saw, opened_on) as day_we_saw,
    days_after(we_may, opened_on) as day_we_may,
    days_after(we_went, opened_on) as day_we_went,
    days_after(we_met, opened_on) as day_we_met,
    days_after(we_listened, opened_on) as day_we_listened,
    days_after(we_agreed, opened_on) as day_we_agreed,
    days_after(we_started, opened_on) as day_we_started,
    days_after(we_kept_our_word, opened_on) as day_we_kept_our_word,
    not_before(told_by - opened_on) as partner_due,
    until_now(told_at, opened_on) as partner_told,
    ended,
    re_entered
from gathered.numbered
    left join gathered.went using (number)
    left join gathered.bands using (resident)
    left join gathered.ends using (number)
    left join gathered.came using (number)
    left join gathered.wijken using (area);
drop table gathered.numbered;
drop table gathered.went;
drop table gathered.bands;
drop table gathered.ends;
drop table gathered.came;
