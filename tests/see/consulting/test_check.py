"""Does a name, a number or a place in a text get seen, and is an ordinary sentence left alone?"""

from __future__ import annotations

import re
import string
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bereik.see.consulting.check import Known, found_in, readable
from bereik.see.consulting.words import names, words
from bereik.terms.advice import ADVICE
from bereik.terms.consultation import ASKED, SINCE, WANTS
from bereik.terms.recognisable import RECOGNISABLE, Recognisable

R = Recognisable
TOWN = Known(
    places=("De Wilgen", "Molenwijk", "Centrum", "Het Laag", "Oude Stad"),
    organisations=(
        "Basisschool De Voorbeeld",
        "Wijkteam Noord",
        "Huisartsenpraktijk De Eik",
        "Woningcorporatie Thuis",
        "Schuldhulp",
    ),
    our_numbers=("010 000 0000",),
    may_stay=("Voorbeeldstad",),
)


def seen(text: str) -> list[tuple[Recognisable, str]]:
    return [(one.kind, one.words) for one in found_in(text, TOWN)]


@pytest.mark.parametrize(
    ("text", "kind", "named"),
    [
        # names, by a title, in any case
        ("mevrouw jansen is veel alleen", R.NAME, "mevrouw jansen"),
        ("Mevrouw Jansen is veel alleen", R.NAME, "Mevrouw Jansen"),
        ("ik sprak mevrouw de vries", R.NAME, "mevrouw de vries"),
        ("ik sprak mevr. van der Linde gisteren", R.NAME, "mevr. van der Linde"),
        ("dhr. Bos doet niet open", R.NAME, "dhr. Bos"),
        ("meneer bakker drinkt", R.NAME, "meneer bakker"),
        ("meneer van den berg drinkt", R.NAME, "meneer van den berg"),
        ("dokter ahmadi zegt dat het goed gaat", R.NAME, "dokter ahmadi"),
        ("mevrouw K. is boos", R.NAME, "mevrouw K"),
        ("mevrouw x huilt", R.NAME, "mevrouw x"),
        ("de familie el idrissi komt niet", R.NAME, "familie el idrissi"),
        ("bij fam. Puddelaar ruikt het", R.NAME, "fam. Puddelaar"),
        # names, by the list
        ("de leerling anouk is stil", R.NAME, "anouk"),
        ("ANOUK is stil", R.NAME, "ANOUK"),
        ("wij zien anna's moeder niet", R.NAME, "anna's"),
        ("wij zien Anouks moeder niet", R.NAME, "Anouks"),
        ("jan-willem drinkt te veel", R.NAME, "jan-willem"),
        ("haar dochter zoë eet niet", R.NAME, "zoë"),
        ("mohamed wil niet naar school", R.NAME, "mohamed"),
        ("wij kennen fatma al lang", R.NAME, "fatma"),
        ("katarzyna spreekt weinig", R.NAME, "katarzyna"),
        ("ik zie Jeroen van der Poel niet meer", R.NAME, "Jeroen van der Poel"),
        ("wij zagen yilmaz in de winkel", R.NAME, "yilmaz"),
        # names that are words too: with a capital only
        ("ik zie Roos niet meer", R.NAME, "Roos"),
        ("Merel komt niet meer buiten", R.NAME, "Merel"),
        ("gisteren viel Wil van de trap", R.NAME, "Wil"),
        # names, by what stands before
        ("haar zoon Yusro spijbelt", R.NAME, "Yusro"),
        ("hij heet yusro", R.NAME, "yusro"),
        ("Hij heet Mo.", R.NAME, "Mo"),
        ("het gaat om J.P. de Vries", R.NAME, "J.P. de Vries"),
        # streets and houses
        ("zij woont in de molenstraat", R.STREET, "molenstraat"),
        ("zij woont op Wilgenlaan 12", R.STREET, "Wilgenlaan 12"),
        ("op de wilgenlaan 12a brandt licht", R.STREET, "wilgenlaan 12a"),
        ("aan de Oudeweg", R.STREET, "Oudeweg"),
        ("op het koningsplein", R.STREET, "koningsplein"),
        ("aan de herengracht", R.STREET, "herengracht"),
        ("op het rozenhof", R.STREET, "rozenhof"),
        ("langs de lekdijk", R.STREET, "lekdijk"),
        ("bij de Lange Straat", R.STREET, "Lange Straat"),
        ("in de Laan van Meerdervoort", R.STREET, "Laan van Meerdervoort"),
        ("in de Molenstr. 4", R.STREET, "Molenstr. 4"),
        ("op Plein 1944", R.STREET, "Plein 1944"),
        ("beukenhorst 12 staat leeg", R.STREET, "beukenhorst 12"),
        ("op Wilgenroos 12 is het donker", R.HOUSE_NUMBER, "Wilgenroos 12"),
        ("huisnummer 12", R.HOUSE_NUMBER, "huisnummer 12"),
        ("op nummer 12a", R.HOUSE_NUMBER, "nummer 12a"),
        ("in kamer 12", R.HOUSE_NUMBER, "kamer 12"),
        ("postcode 1234 AB", R.POSTCODE, "1234 AB"),
        ("postcode 1234ab", R.POSTCODE, "1234ab"),
        ("het is 1234 xb", R.POSTCODE, "1234 xb"),
        # numbers
        ("bel 06-12345678", R.PHONE, "06-12345678"),
        ("bel 0612345678", R.PHONE, "0612345678"),
        ("bel +31 6 12 34 56 78", R.PHONE, "+31 6 12 34 56 78"),
        ("bel (010) 123 45 67", R.PHONE, "010) 123 45 67"),
        ("0 6 1 2 3 4 5 6 7 8", R.PHONE, "0 6 1 2 3 4 5 6 7 8"),
        ("bsn 123456782", R.NUMBER, "123456782"),
        ("bsn 1234.56.782", R.NUMBER, "1234.56.782"),
        ("dossier 20241234", R.NUMBER, "20241234"),
        ("rekening NL91ABNA0417164300", R.ACCOUNT, "NL91ABNA0417164300"),
        ("rekening nl91 abna 0417 1643 00", R.ACCOUNT, "nl91 abna 0417 1643 00"),
        ("auto XX-12-YY", R.PLATE, "XX-12-YY"),
        ("auto 12-abc-3", R.PLATE, "12-abc-3"),
        ("auto AB123C", R.PLATE, "AB123C"),
        # dates
        ("op 12-03-1980", R.DATE, "12-03-1980"),
        ("op 1980-03-12", R.DATE, "1980-03-12"),
        ("op 12.3.80", R.DATE, "12.3.80"),
        ("op 12/05", R.DATE, "12/05"),
        ("op 12 maart komt de deurwaarder", R.DATE, "12 maart"),
        ("op de 3e april 2024", R.DATE, "3e april 2024"),
        ("zij is geboren in 1953", R.DATE, "geboren in 1953"),
        # addresses on the net
        ("mail naar iemand@voorbeeld.nl", R.EMAIL, "iemand@voorbeeld.nl"),
        ("mail iemand(at)voorbeeld.nl", R.EMAIL, "iemand(at)voorbeeld.nl"),
        ("zij heet @wilgenroosje", R.EMAIL, "@wilgenroosje"),
        ("kijk op www.voorbeeld.nl/pagina", R.WEB, "www.voorbeeld.nl/pagina"),
        ("kijk op https://voorbeeld.org", R.WEB, "https://voorbeeld.org"),
        ("zie voorbeeld.nl", R.WEB, "voorbeeld.nl"),
        # what this house has a name for
        ("zij woont in de wilgen", R.PLACE, "de wilgen"),
        ("zij woont in de molenwijk", R.PLACE, "molenwijk"),
        ("zij woont in de oude stad", R.PLACE, "oude stad"),
        ("zij woont in het Centrum", R.PLACE, "Centrum"),
        ("zij woont op het Laag", R.PLACE, "Laag"),
        ("hij zit op basisschool de voorbeeld", R.ORGANISATION, "basisschool de voorbeeld"),
        ("hij zit op De Voorbeeld", R.ORGANISATION, "Voorbeeld"),
        ("ik vroeg het wijkteam noord", R.ORGANISATION, "wijkteam noord"),
        ("bij praktijk de eik", R.ORGANISATION, "de eik"),
        ("bij Eik weten zij het", R.ORGANISATION, "Eik"),
        # a capital that we do not know: perhaps
        ("wij zagen Yusro niet meer", R.CAPITAL, "Yusro"),
        ("hij kwam uit Amsterdam", R.CAPITAL, "Amsterdam"),
        ("Yusro komt niet meer", R.CAPITAL, "Yusro"),
        ("Roodborst uit onze straat komt niet meer", R.CAPITAL, "Roodborst"),
        ("Yante wil niet meer", R.CAPITAL, "Yante"),
        ("zij werkt bij Bloemen Wilgenroos", R.CAPITAL, "Wilgenroos"),
    ],
)
def test_what_tells_who_somebody_is_gets_seen_and_named(text: str, kind: Recognisable, named: str) -> None:
    assert (kind, named) in seen(text)


ORDINARY = """
Een moeder van drie kinderen komt al weken niet meer buiten. Zij is 84 jaar en valt vaak. Haar man is dement.
Mevrouw is erg alleen. Mevrouw wandelt elke dag. Mevrouw huilde. Meneer vergeet alles en meneer drinkt.
Ik ben bang dat het misgaat. Ben ik te laat? Wil zij hulp? Door de drank gaat het mis. Lieve collega, denk mee.
Hij heeft 3.500 euro schuld en € 12.000 huurachterstand. Ik kom om 10.30 uur, of van 9.00 tot 12.00 uur.
Dat duurt al 2-3 maanden, soms 8-10 keer per week. Sinds 2020 is het zo. In 2019 en 2021 ook. Het was 2018-2020.
De Wmo, het UWV en de Belastingdienst helpen niet. Zij spreekt Turks en een beetje Nederlands.
Bel Veilig Thuis: 0800-2000. Of 112, of 113. Bel ons op 010 000 0000, of 14 010.
Een leerling in groep 7 heeft blauwe plekken. Groep 7 is onrustig. Nog 3 dagen. Ongeveer 2 maanden.
Ze zeggen: "Help mij". Thuis is het niet veilig. Zij staat op straat. Onderweg viel hij. De school belt.
Hij wil ontslaan, verslaan en opslaan. Er is een blokkade. Er was een kerkhof. Dat is gaandeweg anders.
IK BEN ER KLAAR MEE. ZIJ WIL NIET. De huur is te hoog; het einde van de levering dreigt.
Voorbeeldstad doet niets. In Voorbeeldstad ook niet. Zij schat het laag in. Hij loopt door het centrum.
De vader is verslaafd, de moeder slaapt overdag. Een buurvrouw zegt dat de gordijnen dicht zijn.
De familie komt niet. Het gezin redt het niet. De juf maakt zich zorgen. De dokter zegt dat het stress is.
Zij woont in een flat op de derde verdieping. Het is 24/7 onrust, en dat is 100% zeker.
Buurtbewoners klagen. Leerplichtambtenaar belt. Overlast van buren. Jonge vader met schulden. Kortom: hulp nodig.
Hij heeft schuldhulp nodig. Onder een eik zat hij, tussen de molens. Schuldhulp is er nog niet.
De roos staat in de tuin, de storm is voorbij, en de wolf is een verhaal.
""".strip().splitlines()


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_sentence_is_left_alone(text: str) -> None:
    assert seen(text) == []


def test_our_own_advice_can_be_written_as_it_stands() -> None:
    for terms in (ADVICE, ASKED, SINCE, WANTS):
        for term in terms.values():
            texts = [getattr(term, name) for name in ("label", "meaning", "sentence") if hasattr(term, name)]
            assert [seen(text.nl) for text in texts] == [[]] * len(texts)


def test_only_a_capital_that_we_do_not_know_may_stay() -> None:
    assert [kind for kind, term in RECOGNISABLE.items() if term.may_stay] == [R.CAPITAL]
    text = "Wij zagen Yusro, en haar broer Jeroen woont in de molenstraat."
    left = found_in(text, TOWN, kept=["yusro", "jeroen", "molenstraat"])
    assert [one.words for one in left] == ["Jeroen", "molenstraat"]


def test_hidden_and_full_width_characters_hide_nothing() -> None:
    assert (R.NAME, "Anouk") in seen("wij kennen An\u200bo\u00aduk")
    assert (R.PHONE, "0612345678") in seen("bel ０６１２３４５６７８")
    assert (R.PHONE, "0612345678") in seen("bel ٠٦١٢٣٤٥٦٧٨")
    assert (R.NAME, "Jeroen") in seen("wij kennen Ｊｅｒｏｅｎ")


def test_a_text_of_many_lines_tells_each_word_once_and_in_its_order() -> None:
    text = "Anouk is stil.\nZij woont in de molenstraat.\nBel 06-12345678."
    assert [words for _, words in seen(text)] == ["Anouk", "molenstraat", "06-12345678"]


def test_the_lists_of_names_and_of_words_do_not_quarrel() -> None:
    """A name in any case that is an ordinary word would stop ordinary sentences."""
    assert names().any_case & words().ordinary == frozenset()
    assert names().any_case & words().third_person == frozenset()
    assert names().any_case & names().with_capital == frozenset()
    assert len(names().any_case) > 500


# Whatever stands around it


letters = st.text(alphabet=string.ascii_lowercase + " .,;!?\n", max_size=40)
separators = st.sampled_from(["", " ", "-", ".", " - ", "/"])


@given(before=letters, after=letters, name=st.sampled_from(sorted(names().any_case)), case=st.integers(0, 2))
def test_a_listed_name_is_seen_in_any_case_and_anywhere(
    before: str, after: str, name: str, case: int
) -> None:
    written = (name, name.title(), name.upper())[case]
    assert any(one.kind is R.NAME for one in found_in(f"{before} {written} {after}"))


@given(before=letters, after=letters, digits=st.text("0123456789", min_size=8, max_size=9), apart=separators)
def test_eight_or_nine_digits_are_seen_however_they_are_written(
    before: str, after: str, digits: str, apart: str
) -> None:
    assume(not re.fullmatch("0[89]00....", digits))  # a service that anybody may call
    text = f"{before} nr: {apart.join(digits)} {after}"
    assert any(any(one.isdigit() for one in found.words) for found in found_in(text)), text


@given(
    number=st.integers(10_000_000, 99_999_999), sort=st.sampled_from(["06", "+316", "0031 6", "06 ", "06-"])
)
def test_a_mobile_number_is_a_telephone_number(number: int, sort: str) -> None:
    assert any(one.kind is R.PHONE for one in found_in(f"bel {sort}{number} vandaag"))


@given(
    stem=st.text(string.ascii_lowercase, min_size=4, max_size=12),
    ending=st.sampled_from(["straat", "laan", "plein", "gracht"]),
    capital=st.booleans(),
    house=st.one_of(st.none(), st.integers(1, 999)),
)
def test_a_street_is_seen_with_and_without_a_number(
    stem: str, ending: str, capital: bool, house: int | None
) -> None:
    street = stem + ending
    if street in words().no_street:
        return
    written = street.title() if capital else street
    text = f"zij woont in de {written}{f' {house}' if house else ''} hier"
    found = [one for one in found_in(text) if one.kind is R.STREET]
    assert found and written in found[0].words


@given(digits=st.integers(1000, 9999), letters_=st.text("ABCDEFGHJKLMNPRSTVWXZ", min_size=2, max_size=2))
def test_a_postcode_is_seen(digits: int, letters_: str) -> None:
    for written in (f"{digits}{letters_}", f"{digits} {letters_}", f"{digits}{letters_.lower()}"):
        assert any(one.kind is R.POSTCODE for one in found_in(f"bij {written} dus")), written


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_an_answer_and_names_only_what_stands_in_it(text: str) -> None:
    plain = readable(text)
    found = found_in(text)
    for one in found:
        assert one.words in plain
        assert plain[one.at :].startswith(one.words) or plain[one.at :].lstrip().startswith(one.words)
    ends = [(one.at, one.at + len(one.words)) for one in found]
    assert all(end <= begin for (_, end), (begin, _) in pairwise(ends))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_once_everything_is_taken_out_nothing_hard_is_left_but_what_grew_together(text: str) -> None:
    """Taking out what was found ends: each round leaves less."""
    plain = readable(text)
    for _ in range(30):
        found = found_in(plain)
        if not found:
            return
        for one in reversed(found):
            plain = plain[: one.at] + " , " + plain[one.at + len(one.words) :]
    assert len(re.findall(r"\w", plain)) < len(text)


def test_a_long_text_is_read_at_once() -> None:
    """Fifteen hundred characters of the worst kind: no pattern may run away."""
    for piece in ("0 ", "a-", "A. ", "straat ", "mevrouw van der ", "1234", "@", "nl12 ", "Aa "):
        began = perf_counter()
        found_in((piece * 1500)[:1500], TOWN)
        assert perf_counter() - began < 3, piece
