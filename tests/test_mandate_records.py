"""The index of those that hold mandates."""

from unkg.authorities.mandate_records import mandate_records
from unkg.model import Authorities, Body, Mechanism

WELLS = Body("Panel on Wells", "panel of experts", short_forms=("Panel", "panel"), established_by="S/RES/3000(2027)")
COMMITTEE = Body(
    "Committee on Wells", "sanctions committee", names=("Wells Committee",), established_by="S/RES/3000(2027)"
)
OFFICE = Body("Office for Wells", "office", predecessor="Bureau for Wells")
FUND = Body("Fund for Wells", "fund")
RAPPORTEUR = Mechanism("Special Rapporteur on wells", "thematic mandate", established_by="A/HRC/RES/90/1")
RECORDS = mandate_records(
    Authorities(
        bodies={body.name: body for body in (WELLS, COMMITTEE, OFFICE, FUND)}, mechanisms={RAPPORTEUR.name: RAPPORTEUR}
    )
)


def test_records_are_found_by_act_name_short_form_and_predecessor() -> None:
    assert RECORDS.founded("S/RES/3000(2027)") == (WELLS, COMMITTEE)
    assert RECORDS.founded(None) == ()
    assert RECORDS.founder("Special Rapporteur on wells") == "A/HRC/RES/90/1"
    assert RECORDS.founder("Office for Wells") is None
    assert RECORDS.by_name["wells committee"] is COMMITTEE
    assert RECORDS.by_short_form["panel"] == (WELLS,)
    assert RECORDS.by_predecessor["Bureau for Wells"] == (OFFICE,)


def test_tenure_is_by_kind() -> None:
    assert RECORDS.tenure == {
        "Panel on Wells": "term",
        "Committee on Wells": "open",
        "Office for Wells": "standing",
        "Fund for Wells": "none",
        "Special Rapporteur on wells": "term",
    }
