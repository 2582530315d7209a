-- name: waiting
-- version: 1
-- question: How many weeks did it take from one step to the next, for those who came so far and for those who did not?
-- source: measures/way.sql; reckon/waiting.py (what can be said of those who were not followed long enough)
-- do_not_use_to: judge_a_professional
--
-- From the first step a journey is followed to the end of its window. Who came: after how many days. Who did not come:
-- how many days they were followed, also when it ended (an ending does not make anyone come later; it stays counted as
-- not come). Bands of weeks, so that no single journey moves a figure.
with way as (
    select unnest([
        {'step': 'we_went', 'since': 0, 'came': by_went},
        {'step': 'we_met', 'since': 0, 'came': by_met},
        {'step': 'we_agreed', 'since': by_met, 'came': by_agreed},
        {'step': 'we_kept_our_word', 'since': by_agreed, 'came': day_we_kept_our_word}
    ]) as one
    from at_end($first_day, $last_day, $window_days, $still_days)
),
waited as (
    select
        one.step as step,
        if(one.came <= $window_days, 'within', 'left') as outcome,
        if(one.came <= $window_days, greatest(one.came - one.since, 0), $window_days - one.since) as days
    from way
    where one.since <= $window_days
)
select step, outcome, ceil(days / 7)::integer as weeks, count(*) as journeys
from waited
where $still_ripe is not null
group by all
order by all
