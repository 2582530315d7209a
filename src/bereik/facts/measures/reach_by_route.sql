-- name: reach_by_route
-- version: 1
-- question: What became of the journeys that came along each route?
-- source: measures/way.sql
-- do_not_use_to: judge_a_partner
select coalesce(nullif(route, ''), 'unknown') as part, step, outcome, count(*) as journeys
from way($first_day, $last_day, $window_days, $still_days, $still_ripe)
group by all
order by all
