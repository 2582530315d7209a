-- name: words
-- version: 1
-- question: What did we promise the people we met, did we keep it, and did partners hear in time?
-- source: measures/way.sql (how each promise stood); SCP 2023 (promises that are not kept damage trust)
-- do_not_use_to: judge_a_professional
--
-- Counted are journeys, not promises: somebody to whom we promised ten things would otherwise weigh ten times, and a
-- figure of ten could be about one person. A word is kept when every promise that was due was done in time; mended when
-- none is broken and some were late or put right; open while nothing was due.
with ended as (
    from at_end($first_day, $last_day, $window_days, $still_days)
),
promised as (
    select made, unnest([
        {'what': 'made', 'outcome': case made when 0 then 'none' when 1 then 'one' when 2 then 'two' else 'more' end},
        {'what': 'word', 'outcome': case when any_broken then 'broken' when any_mended then 'mended'
            when any_due then 'kept' else 'open' end},
        {'what': 'moved', 'outcome': if(any_moved, 'yes', 'no')},
        {'what': 'said_not_kept', 'outcome': if(any_disputed, 'yes', 'no')}
    ]) as told
    from ended
    where by_met <= $window_days
),
partners as (
    select case
        when partner_due > $window_days or partner_due is null then 'none'
        when partner_told <= partner_due then 'in_time'
        when partner_told <= $window_days then 'late'
        else 'not' end as outcome
    from ended
)
select told.what as what, told.outcome as outcome, count(*) as journeys
from promised
where made > 0 or told.what = 'made'
group by all
union all
select 'partner', outcome, count(*)
from partners
where $still_ripe is not null
group by all
order by all
