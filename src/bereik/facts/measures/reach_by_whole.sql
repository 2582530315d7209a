-- name: reach_by_whole
-- version: 2
-- question: What became of all journeys that opened in a period?
-- source: measures/way.sql
-- do_not_use_to: rank_municipalities
select '*' as part, step, outcome, count(*) as journeys
from way($first_day, $last_day, $window_days, $still_days, $still_ripe)
group by all
order by all
