-- name: way
-- version: 1
-- question: How did each journey of a period stand at each step, when its window was over?
-- source: reckon/funnel.py (who could have come this far); terms/steps.py (the steps)
--
-- One row a journey and a step it could have taken: came as far as the step before, and was followed for the whole
-- window, whatever happened. A later step counts for an earlier one (who agreed has met us), but we_kept_our_word
-- neither for others (a promise can be kept on the first day) nor others for it (a need that was met mends no promise).
-- What happened after the window does not count.
-- The day to which a journey was followed is at least its Monday plus six: it may have opened on the Sunday.
create or replace temp macro way(first_day, last_day, window_days, still_days, still_ripe) as table (
    with followed as (
        select
            *,
            year(opened) || '-Q' || quarter(opened) as opened_in,
            observed_until - opened - 6 >= still_days as still_followed,
            -- least() passes over what did not happen, which is what is meant here.
            least(day_we_started, day_need_met, day_still_met) as by_started
        from journeys
        where opened between first_day and last_day
          and observed_until - opened - 6 >= window_days
    ),
    reached as (
        select
            *,
            least(day_we_may, day_we_went, day_we_met, day_we_listened, day_we_agreed, by_started) <= window_days as may,
            least(day_we_went, day_we_met, day_we_listened, day_we_agreed, by_started) <= window_days as went,
            least(day_we_met, day_we_listened, day_we_agreed, by_started) <= window_days as met,
            least(day_we_listened, day_we_agreed, by_started) <= window_days as listened,
            least(day_we_agreed, by_started) <= window_days as agreed,
            by_started <= window_days as started,
            -- The resident's last answer within the window counts.
            day_need_met <= window_days
                and not coalesce(no_need_met between day_need_met and window_days, false) as need_yes,
            no_need_met <= window_days as need_no,
            day_still_met <= still_days
                and not coalesce(no_still_met between day_still_met and still_days, false) as still_yes,
            no_still_met <= still_days as still_no,
            case
                when ended <= window_days and ended_whose = 'residents_choice' then 'own_choice'
                when ended <= window_days and ended_whose in ('neither', 'together') then 'otherwise'
                else 'lost'
            end as stopped,
            case when ended <= window_days then ended_because else 'not_yet' end as because
        from followed
    ),
    outcomes as (
        select wijk, partner_kind, opened_in, step.* from (
            select wijk, partner_kind, opened_in, unnest([
                {'step': 'we_saw', 'could': true, 'outcome': 'reached', 'because': null},
                {'step': 'we_may', 'could': true, 'outcome': if(may, 'reached', stopped), 'because': because},
                {'step': 'we_went', 'could': may, 'outcome': if(went, 'reached', stopped), 'because': because},
                {'step': 'we_met', 'could': went, 'outcome': if(met, 'reached', stopped), 'because': because},
                {'step': 'we_listened', 'could': met, 'outcome': if(listened, 'reached', stopped), 'because': because},
                {'step': 'we_agreed', 'could': listened, 'outcome': if(agreed, 'reached', stopped), 'because': because},
                {'step': 'we_started', 'could': agreed, 'outcome': if(started, 'reached', stopped), 'because': because},
                {'step': 'we_kept_our_word', 'could': started, 'because': null, 'outcome': case
                    when word_broken <= window_days then 'lost'
                    when day_we_kept_our_word <= window_days then 'reached'
                    else 'unknown' end},
                {'step': 'need_met', 'could': started, 'because': null, 'outcome': case
                    when need_yes then 'reached' when need_no then 'lost' else 'unknown' end},
                {'step': 'still_met', 'could': need_yes and still_ripe, 'because': null, 'outcome': case
                    when still_followed and still_yes then 'reached'
                    when still_followed and still_no then 'lost' else 'unknown' end}
            ]) as step
            from reached
        )
        where step.could
    )
    select * from outcomes
);
