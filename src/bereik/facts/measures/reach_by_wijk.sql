-- name: reach_by_wijk
-- version: 2
-- question: What became of the journeys that opened in each wijk?
-- source: measures/way.sql
-- do_not_use_to: judge_a_neighbourhood
select coalesce(nullif(wijk, ''), 'unknown') as part, step, outcome, count(*) as journeys
from way($first_day, $last_day, $window_days, $still_days, $still_ripe)
group by all
order by all
