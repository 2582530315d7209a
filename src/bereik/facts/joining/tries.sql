create table gathered.tries as
select number, coalesce(channel, '') as channel, count(*)::integer as tries
from told join gathered.known using (journey)
where coalesce(channel, '') not in (from gathered.no_tries)
    and coalesce(outcome, '') not in (from gathered.not_made)
group by all;
