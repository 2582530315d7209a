create table gathered.numbered as
select number, opened.* exclude (place) from gathered.opened join gathered.drawn using (place);
create table gathered.known as select journey, number, opened_on from gathered.numbered;
drop table gathered.opened;
drop table gathered.drawn;
