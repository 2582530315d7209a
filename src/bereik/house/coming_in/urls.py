"""Which addresses are there to come in by, and to look after who may?"""

from __future__ import annotations

from django.conf import settings
from django.urls import path

from bereik.house.coming_in import (
    invitation,
    links,
    own_account,
    own_code,
    personas,
    sign_in,
    stand_ins,
    start,
)
from bereik.house.coming_in.housekeeping import accounts, partners, teams

urlpatterns = [
    path("", start.start, name="start"),
    path("taal/", start.language, name="language"),
    path("aanmelden/", sign_in.sign_in, name="sign_in"),
    path("aanmelden/code/", sign_in.prove_it, name="second_factor"),
    path("aanmelden/wachtwoord-vergeten/", sign_in.forgot_password, name="forgot_password"),
    path("aanmelden/verder/", sign_in.resume, name="resume"),
    path("afmelden/", sign_in.sign_out, name="sign_out"),
    path("uitnodiging/<str:token>/", invitation.invitation_door, name="invitation_door"),
    path("welkom/wachtwoord/", invitation.choose_password, name="choose_password"),
    path("welkom/telefoon/", invitation.set_up_second_factor, name="set_up_second_factor"),
    path("account/", own_account.my_account, name="my_account"),
    path("account/wachtwoord/", own_account.change_password, name="change_password"),
    path("account/telefoon/", own_account.change_device, name="change_device"),
    path("account/herstelcodes/", own_account.new_recovery_codes, name="new_recovery_codes"),
    path("account/plek/", own_account.change_place, name="change_place"),
    path("account/overal-afmelden/", own_account.end_other_sign_ins, name="end_other_sign_ins"),
    path("account/afmelden/<uuid:sign_in>/", own_account.end_sign_in, name="end_sign_in"),
    path("via/<str:token>/", links.link_door, name="link_door"),
    path("uw/code/", own_code.own_code, name="own_code"),
    path("nieuwe-link/", links.ask_link, name="ask_link"),
    path("waarnemen/", stand_ins.stand_ins, name="stand_ins"),
    path("waarnemen/<uuid:stand_in>/stop/", stand_ins.stop_stand_in, name="stop_stand_in"),
    path("beheer/", accounts.housekeeping, name="housekeeping"),
    path("beheer/accounts/nieuw/", accounts.invite_account, name="invite_account"),
    path("beheer/accounts/<uuid:account>/", accounts.account_page, name="account"),
    path("beheer/accounts/<uuid:account>/opnieuw/", accounts.send_again, name="send_invitation_again"),
    path("beheer/accounts/<uuid:account>/telefoon/", accounts.lost_factor, name="lost_factor"),
    path("beheer/accounts/<uuid:account>/weg/", accounts.end_account, name="end_account"),
    path("beheer/plekken/<uuid:placement>/stop/", accounts.end_placement, name="end_place"),
    path("beheer/partners/", partners.partners, name="partners"),
    path("beheer/partners/nieuw/", partners.add_partner, name="add_partner"),
    path("beheer/partners/<uuid:partner>/", partners.partner_page, name="partner"),
    path("beheer/partners/<uuid:partner>/wijzig/", partners.change_partner, name="change_partner"),
    path("beheer/partners/<uuid:partner>/stop/", partners.stop_partner, name="stop_partner"),
    path("beheer/links/<uuid:link>/intrekken/", partners.revoke, name="revoke_link"),
    path("beheer/teams/", teams.teams, name="teams"),
    path("beheer/teams/nieuw/", teams.team_form, name="add_team"),
    path("beheer/teams/<uuid:team>/", teams.team_form, name="change_team"),
]

if settings.BEREIK_SYNTHETIC:
    urlpatterns += [
        path("wie/", personas.who_to_be, name="who_to_be"),
        path("word/<str:signed>/", personas.become, name="become"),
    ]
