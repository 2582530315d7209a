-- name: way
-- version: 2
-- question: How did each journey of a period stand at each step, when its window was over?
-- source: reckon/funnel.py (who could have come this far); terms/steps.py (the steps); terms/promises.py; terms/own_words.py
--
-- What happened after the window does not count: neither a step, nor a promise kept late, nor a word of the resident.
-- The day to which a journey was followed is at least its Monday plus six: it may have opened on the Sunday.

-- How each promise stood on the last day of the window. Put right, or done late, mends it; what the resident said was
-- not done is broken until we did something about it afterwards.
create or replace temp macro promises_at_end(window_days) as table (
    select number, made, because, disputed <= window_days as said_not_kept, case
        when moved <= window_days then 'moved'
        when disputed <= window_days and not coalesce(repaired between disputed and window_days, false)
            and not coalesce(kept between disputed + 1 and window_days, false) then 'broken'
        when repaired <= window_days then 'repaired'
        when kept <= window_days then if(kept <= due and not coalesce(broken <= window_days, false), 'kept', 'late')
        when let_go <= window_days and not coalesce(broken <= window_days, false) then 'let_go'
        when broken <= window_days or due <= window_days then 'broken'
        else 'open' end as state,
        case when broken <= window_days and because <> '' then because
            when disputed <= window_days then 'resident_says_so' else 'nothing_said' end as broken_because
    from promises
    where made <= window_days
);

-- One row a journey of the period that was followed for the whole window: the first day of each step (a later step
-- counts for an earlier one: who agreed has met us), and how it stood at the end.
create or replace temp macro at_end(first_day, last_day, window_days, still_days) as table (
    with words as (
        select
            number,
            count(*) as made,
            bool_or(state in ('kept', 'late', 'repaired', 'broken')) as any_due,
            bool_or(state = 'broken') as any_broken,
            bool_or(state in ('late', 'repaired')) as any_mended,
            bool_or(state = 'late') as any_late,
            bool_or(state = 'moved') as any_moved,
            coalesce(bool_or(said_not_kept), false) as any_disputed,
            arg_min(broken_because, made) filter (where state = 'broken') as broken_because
        from promises_at_end(window_days)
        group by number
    ),
    -- The resident's last answer within the window counts; of two on one day the no does.
    answers as (
        select
            number,
            min(day) filter (where yes) as first_yes,
            arg_max(yes, 2 * day + if(yes, 0, 1)) filter (where kind = 'need_met' and day <= window_days) as need,
            arg_max(yes, 2 * day + if(yes, 0, 1)) filter (where kind = 'still_met' and day <= still_days) as still,
            coalesce(bool_or(kind = 'no' and day <= window_days), false) as said_no,
            coalesce(bool_or(kind = 'not_now' and day <= window_days and until >= window_days), false) as said_not_now
        from said
        group by number
    ),
    known as (
        select
            journeys.* exclude (number),
            year(opened) || '-Q' || quarter(opened) as opened_in,
            observed_until - opened - 6 >= still_days as still_followed,
            coalesce(words.made, 0) as made,
            any_due, any_broken, any_mended, any_late, any_moved, any_disputed, broken_because, need, still,
            coalesce(said_no, false) as said_no,
            coalesce(said_not_now, false) as said_not_now,
            -- least() passes over what did not happen, which is what is meant here.
            least(day_we_started, first_yes) as by_started
        from journeys
        left join words on words.number = journeys.number
        left join answers on answers.number = journeys.number
        where opened between first_day and last_day
          and observed_until - opened - 6 >= window_days
    )
    select
        *,
        least(day_we_may, day_we_went, day_we_met, day_we_listened, day_we_agreed, by_started) as by_may,
        least(day_we_went, day_we_met, day_we_listened, day_we_agreed, by_started) as by_went,
        least(day_we_met, day_we_listened, day_we_agreed, by_started) as by_met,
        least(day_we_listened, day_we_agreed, by_started) as by_listened,
        least(day_we_agreed, by_started) as by_agreed,
        -- Whose doing it is that it did not come further: a no or a not now that still holds is the resident's choice.
        case
            when ended <= window_days and ended_whose = 'residents_choice' then 'own_choice'
            when ended <= window_days and ended_whose in ('neither', 'together') then 'otherwise'
            when said_no or (said_not_now and coalesce(ended > window_days, true)) then 'own_choice'
            else 'lost'
        end as stopped,
        case
            when ended <= window_days and ended_whose <> 'ours' then ended_because
            when said_no then 'resident_said_no'
            when ended <= window_days then ended_because
            when said_not_now then 'not_now'
            else 'not_yet'
        end as stopped_because
    from known
);

-- One row a journey and a step it could have taken: it came as far as the step before. We_kept_our_word counts neither
-- for others (a promise can be kept on the first day) nor others for it (a need that was met mends no promise).
create or replace temp macro way(first_day, last_day, window_days, still_days, still_ripe) as table (
    select wijk, partner_kind, route, opened_in, step.* from (
        select wijk, partner_kind, route, opened_in, unnest([
            {'step': 'we_saw', 'could': true, 'outcome': 'reached', 'because': null},
            {'step': 'we_may', 'could': true,
                'outcome': if(by_may <= window_days, 'reached', stopped), 'because': stopped_because},
            {'step': 'we_went', 'could': by_may <= window_days,
                'outcome': if(by_went <= window_days, 'reached', stopped), 'because': stopped_because},
            {'step': 'we_met', 'could': by_went <= window_days,
                'outcome': if(by_met <= window_days, 'reached', stopped), 'because': stopped_because},
            {'step': 'we_listened', 'could': by_met <= window_days,
                'outcome': if(by_listened <= window_days, 'reached', stopped), 'because': stopped_because},
            {'step': 'we_agreed', 'could': by_listened <= window_days,
                'outcome': if(by_agreed <= window_days, 'reached', stopped), 'because': stopped_because},
            {'step': 'we_started', 'could': by_agreed <= window_days,
                'outcome': if(by_started <= window_days, 'reached', stopped), 'because': stopped_because},
            {'step': 'we_kept_our_word', 'could': by_started <= window_days,
                'outcome': case when any_broken then 'lost' when day_we_kept_our_word <= window_days then 'reached'
                    when any_late then 'lost' else 'unknown' end,
                'because': if(any_broken, broken_because, 'late')},
            {'step': 'need_met', 'could': by_started <= window_days, 'because': null,
                'outcome': case when need then 'reached' when not need then 'lost' else 'unknown' end},
            {'step': 'still_met', 'could': by_started <= window_days and need and still_ripe, 'because': null,
                'outcome': case when still_followed and still then 'reached'
                    when still_followed and not still then 'lost' else 'unknown' end}
        ]) as step
        from at_end(first_day, last_day, window_days, still_days)
    )
    where step.could
);
