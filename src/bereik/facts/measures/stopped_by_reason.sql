-- name: stopped_by_reason
-- version: 2
-- question: By which reasons of ours did we lose people at each step, and which own choice stopped them?
-- source: measures/way.sql; terms/endings.py; terms/promises.py (a word not kept); terms/own_words.py (no, not now)
-- do_not_use_to: judge_a_professional
select step, outcome, because as reason, count(*) as journeys
from way($first_day, $last_day, $window_days, $still_days, $still_ripe)
where outcome in ('lost', 'own_choice') and because is not null
group by all
order by all
