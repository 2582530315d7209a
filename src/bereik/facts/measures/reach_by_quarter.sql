-- name: reach_by_quarter
-- version: 2
-- question: What became of the journeys that opened in each quarter?
-- source: measures/way.sql
-- do_not_use_to: call_chance_a_trend
select coalesce(nullif(opened_in, ''), 'unknown') as part, step, outcome, count(*) as journeys
from way($first_day, $last_day, $window_days, $still_days, $still_ripe)
group by all
order by all
