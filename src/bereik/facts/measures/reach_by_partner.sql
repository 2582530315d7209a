-- name: reach_by_partner
-- version: 2
-- question: What became of the journeys that each kind of partner signalled?
-- source: measures/way.sql
-- do_not_use_to: judge_a_partner
select coalesce(nullif(partner_kind, ''), 'unknown') as part, step, outcome, count(*) as journeys
from way($first_day, $last_day, $window_days, $still_days, $still_ripe)
group by all
order by all
