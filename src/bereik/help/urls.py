"""Which addresses does HELP have?"""

from django.urls import include, path

from bereik.help import views

urlpatterns = [
    path("uw/", include("bereik.help.own.urls")),
    path("helpen/vandaag/", views.day_list, name="day_list"),
    path("helpen/wie-wacht/", views.waiting, name="waiting"),
    path("helpen/team/", views.team, name="team"),
    path("helpen/bellijst/", views.call_list, name="call_list"),
    path("helpen/bellijst/<uuid:message>/", views.message_done, name="message_done"),
    path("helpen/bellijst/<uuid:message>/toch-niet/", views.message_not_done, name="message_not_done"),
    path("helpen/bellijst/<uuid:message>/wie/", views.whom_to_call, name="whom_to_call"),
    path("helpen/traject/<uuid:journey>/", views.journey, name="journey"),
    path("helpen/traject/<uuid:journey>/oppakken/", views.take, name="take_on"),
    path("helpen/traject/<uuid:journey>/terugleggen/", views.give_back, name="put_back"),
    path("helpen/contact/", views.choose_resident, name="choose_resident"),
    path("helpen/traject/<uuid:journey>/poging/", views.attempt, name="record_attempt"),
    path("helpen/poging/<uuid:attempt>/terug/", views.take_back_try, name="take_back_attempt"),
    path("helpen/traject/<uuid:journey>/belofte/", views.promise, name="make_promise"),
    path("helpen/belofte/<uuid:promise>/gedaan/", views.kept, name="keep_promise"),
    path("helpen/belofte/<uuid:promise>/toch-niet/", views.not_kept_after_all, name="take_back_kept"),
    path("helpen/belofte/<uuid:promise>/uitleg/", views.explain, name="explain_promise"),
    path("helpen/belofte/<uuid:promise>/andere-dag/", views.move, name="move_promise"),
    path("helpen/gevraagd/<uuid:word>/", views.answer, name="answer_own_word"),
    path("helpen/traject/<uuid:journey>/tweede/", views.second, name="name_second"),
    path("helpen/traject/<uuid:journey>/ja/", views.agreement, name="record_agreement"),
    path("helpen/traject/<uuid:journey>/ja/<uuid:agreement>/", views.take_back, name="withdraw_agreement"),
    path(
        "helpen/traject/<uuid:journey>/doorgegeven/<uuid:signal>/terug/", views.yes_back, name="take_back_yes"
    ),
    path("helpen/traject/<uuid:journey>/code/", views.give_way_in, name="give_code"),
    path("helpen/traject/<uuid:journey>/code/stop/", views.stop_way_in, name="stop_code"),
    path("helpen/traject/<uuid:journey>/papier.pdf", views.sheet, name="own_sheet"),
    path("helpen/traject/<uuid:journey>/", include("bereik.help.stopping.urls")),
    path("helpen/termijn/", include("bereik.help.term.urls")),
    path("helpen/inzage/", views.looks_to_review, name="looks_to_review"),
    path("helpen/inzage/<uuid:journey>/", views.ask_to_look, name="ask_to_look"),
    path("helpen/inzage/gelezen/<uuid:look>/", views.look_read, name="look_read"),
    path("helpen/inzage/nagekeken/<uuid:look>/", views.look_review, name="look_review"),
]
