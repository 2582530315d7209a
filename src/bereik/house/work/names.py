"""What is a piece of work called on the page?"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bereik.house.upkeep.night import CUT_OFF
from bereik.terms.text import Text

SEND = "bereik.people.messages.tasks.send_message"

TASKS: Mapping[str, Text] = MappingProxyType(
    {
        SEND: Text("Een bericht versturen", "Send a message"),
        "bereik.house.exchange.pages.tasks.check_held": Text("Een levering nakijken", "Check a delivery"),
        "bereik.house.exchange.pages.tasks.take_in_held": Text("Een levering inlezen", "Take in a delivery"),
        "bereik.house.exchange.pages.csv_tasks.take_in_list": Text("Een lijst inlezen", "Take in a list"),
        "bereik.house.tasks.make_facts": Text("Cijfers maken", "Make the figures"),
        "bereik.house.tasks.seal_trail": Text("Het spoor verzegelen", "Seal the trail"),
    }
)

JOBS: Mapping[str, Text] = MappingProxyType(
    {
        "answer": Text("Antwoorden wat beloofd is", "Answer what was promised"),
        "questions": Text(
            "Vragen zonder naam wissen op hun dag", "Erase questions without a name on their day"
        ),
        "term": Text("Wat nooit tot contact leidde: de termijn", "What never led to contact: the term"),
        "send": Text("Versturen wat klaarstaat", "Send what is due"),
        "facts": Text("Cijfers maken", "Make the figures"),
        "publish": Text("Beschermde cijfers publiceren", "Publish protected figures"),
        "clear": Text("Opruimen wat voorbij is", "Clear what ended"),
        "erase": Text("Inwoners wissen op hun dag", "Erase residents on their day"),
        "destroy": Text("Vernietigen na de termijn", "Destroy what is past its term"),
        "seal": Text("Het spoor verzegelen", "Seal the trail"),
    }
)

FIGURES: Mapping[str, Text] = MappingProxyType(
    {
        "closed": Text("afgesloten", "closed"),
        "forgotten": Text("vergeten", "forgotten"),
        "questions_never_answered": Text("vragen die wij niet beantwoordden", "questions we never answered"),
        "questions_erased": Text("vragen gewist", "questions erased"),
        "questions_put_back": Text("vragen teruggelegd", "questions put back"),
        "cards_ended": Text("kaartjes voorbij", "cards that ended"),
        "terms_set": Text("termijnen gezet", "terms set"),
        "ended_by_the_house": Text("geëindigd omdat niemand besloot", "ended because nobody decided"),
        "in_part": Text("inwoners voor een deel", "residents in part"),
        "file": Text("bestand", "file"),
        "head": Text("kop", "head"),
        "never_met": Text(
            "wat nooit tot contact leidde, over de termijn", "what never led to contact, past its term"
        ),
        "due": Text("klaar om te versturen", "due"),
        "sent": Text("verstuurd", "sent"),
        "failed": Text("mislukt", "failed"),
        "tried_again_later": Text("later opnieuw", "again later"),
        "tasks": Text("taken", "tasks"),
        "links": Text("links", "links"),
        "invitations": Text("uitnodigingen", "invitations"),
        "sign_ins": Text("aanmeldingen", "sign-ins"),
        "tallies": Text("tellingen", "tallies"),
        "held_files": Text("ingeleverde bestanden", "files handed in"),
        "made": Text("regels over werk", "lines about work"),
        "residents": Text("inwoners", "residents"),
        "trail_lines": Text("regels van het spoor", "lines of the trail"),
        "lines": Text("regels", "lines"),
        "journeys": Text("trajecten", "journeys"),
        "cells": Text("cijfers", "figures"),
        "months_that_do_not_fit": Text(
            "maanden waarvan de telling niet klopt", "months of which the count does not fit"
        ),
        "withheld": Text("niet getoond", "withheld"),
        "wmo_file": Text("Wmo-dossiers over de termijn", "Wmo files past their term"),
        "youth_file": Text("Jeugdwet-dossiers over de termijn", "Jeugdwet files past their term"),
        "participation_file": Text(
            "Participatiewet-dossiers over de termijn", "Participatiewet files past their term"
        ),
        "wgs_file": Text("Wgs-dossiers over de termijn", "Wgs files past their term"),
        "delivery": Text("leveringen over de termijn", "deliveries past their term"),
        "message": Text("berichten over de termijn", "messages past their term"),
    }
)

FAULTS: Mapping[str, Text] = MappingProxyType(
    {CUT_OFF: Text("afgebroken voordat het klaar was", "cut off before it was done")}
)
"""What we wrote down ourselves; an error keeps its own name."""


def named(names: Mapping[str, Text], name: str) -> Text:
    """The words for a name, or the name itself."""
    return names.get(name) or Text(name, name)
