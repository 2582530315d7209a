-- name: stock
-- version: 1
-- question: How many people were on their way with us at the end of each month, and does that fit what came and went?
-- source: own design; terms/endings.py
-- do_not_use_to: rank_municipalities
--
-- A week belongs to the month of its Monday, as everywhere in these figures. The two sides come from two places: what
-- is open is what the journeys themselves say (closed_week), what went out is what the endings say (ended_week). Each
-- month former + came_in + re_entered must be went_out + now; what is left over is `unexplained`. Two mistakes can make
-- up for each other in a sum: `torn` are the journeys that went out this month by one of the two and not by the other.
with months as (
    select unnest(generate_series($first_month::date, $last_month::date, interval 1 month))::date as month
),
counted as (
    select
        month,
        count(*) filter (where opened < month and (closed_week is null or closed_week >= month)) as former,
        count(*) filter (where date_trunc('month', opened) = month and not re_entered) as came_in,
        count(*) filter (where date_trunc('month', opened) = month and re_entered) as re_entered,
        count(*) filter (where date_trunc('month', ended_week) = month) as went_out,
        count(*) filter (where opened < month + interval 1 month
            and (closed_week is null or closed_week >= month + interval 1 month)) as now,
        count(*) filter (where coalesce(date_trunc('month', ended_week) = month, false)
            <> coalesce(date_trunc('month', closed_week) = month, false)) as torn
    from months, journeys
    group by month
)
select
    month, former, came_in, re_entered, went_out, now, former + came_in + re_entered - went_out - now as unexplained, torn
from counted
order by month
