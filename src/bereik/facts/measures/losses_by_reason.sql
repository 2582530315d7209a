-- name: losses_by_reason
-- version: 1
-- question: By which reasons of ours did we lose people, at each step up to the start of help?
-- source: measures/way.sql; terms/endings.py
-- do_not_use_to: judge_a_professional
select step, because as reason, count(*) as journeys
from way($first_day, $last_day, $window_days, $still_days, $still_ripe)
where outcome = 'lost' and because is not null
group by all
order by all
