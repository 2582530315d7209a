create table gathered.bands as select resident, age_band from told;
