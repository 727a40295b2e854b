"""Documents: what they say, that they are the same bytes each time, and that nothing is fetched for them."""

import io
import json
import uuid

import pytest
from django.urls import reverse
from pypdf import PdfReader

from conftest import card_of, make_candidacy, make_flag, make_kit, make_opening, make_scores, make_session, seal
from interviews import decisions, packets
from rubrics import rule

pytestmark = [pytest.mark.django_db, pytest.mark.whole]


def read(content):
    reader = PdfReader(io.BytesIO(content))
    return reader, "\n".join(page.extract_text() for page in reader.pages)


def said(text, *sentences):
    flat = " ".join(text.split())
    return [sentence for sentence in sentences if sentence not in flat]


@pytest.fixture
def panel(lea, rae, ana, ben):
    candidacy = make_candidacy(make_opening(lead=lea, recruiter=rae), name="Juniper Ashgrove")
    session = make_session(candidacy, ana, ben)
    for user, levels in ((ana, [3, 3, 4, 2, 3, "not_asked"]), (ben, [3, 4, 3, 2, "no_evidence", 3])):
        card = card_of(session, user)
        make_scores(card, levels)
        card.scores.filter(question__order=0).update(note=f"Heard by {user.name}: <img src='http://127.0.0.1:9/x'>")
    make_flag(card_of(session, ana), evidence="“They broke it, not me.”")
    for user in (ana, ben):
        seal(card_of(session, user))
    decisions.settle(candidacy=candidacy)
    return candidacy


def test_kit_on_paper_holds_questions_points_and_rule():
    kit = make_kit("Night baker", summary="For people who bake before dawn.")
    reader, text = read(packets.kit_pdf(kit))
    assert said(
        text, "Night baker", "For people who bake before dawn.", "A1 Easy · 5 min Technical 1: how do you do it?",
        "Names a step of technical 1", "Hire at an average of 3.00 or more", "Blames others for every failure",
        "Crust", "60 %", "Passed at a weighted mean of 3.00 or more.",
    ) == []  # fmt: skip
    assert (reader.metadata.title, reader.root_object["/Lang"]) == ("Night baker", "en")
    assert "/StructTreeRoot" in reader.root_object


def test_candidate_copy_tells_the_task_and_nothing_to_look_for():
    _, text = read(packets.test_pdf(make_kit()))
    assert said(text, "Bake a loaf.", "A note", "6 hours") == []
    assert said(text, "Crust", "Crumb", "60 %", "look") == ["Crust", "Crumb", "60 %", "look"]


def test_sheet_of_a_card_carries_the_candidate_and_the_plan(ana):
    session = make_session(make_candidacy(name="Juniper Ashgrove"), ana)
    _, text = read(packets.card_pdf(card_of(session, ana)))
    assert said(text, "Juniper Ashgrove", "Ana", "B2 5 min Behavioral 2: how do you do it?") == []
    assert said(text, "All of these are asked.", "Ask 1") == ["Ask 1"]


def test_packet_says_verdict_scores_flag_and_rule(panel):
    _, text = read(packets.packet_pdf(panel))
    assert said(
        text, "Juniper Ashgrove", "No hire One red flag stands.", "“They broke it, not me.”", "Card of Ana",
        "Card of Ben", "Technical 1", "not asked", "no evidence", "Hire at an average of 3.00 or more",
    ) == []  # fmt: skip


def test_packet_carries_the_record_that_recomputes(panel):
    facts = packets.packet.of_candidacy(panel)
    reader, text = read(packets.packet_pdf(panel))
    record = json.loads(reader.attachments["packet.json"][0])
    verdict = rule.decide_case(rule.case_from_json(record["case"]))
    assert rule.same_answer(record["verdict"], rule.verdict_to_json(verdict))
    assert said(text, facts.digest[:16]) == []


def test_packet_is_the_same_bytes_each_time(panel):
    assert packets.packet_pdf(panel) == packets.packet_pdf(panel)


def test_letter_paper_has_its_size():
    page = read(packets.kit_pdf(make_kit(), "letter"))[0].pages[0]
    assert [float(side) for side in page.mediabox[2:]] == [612, 792]


def test_notes_are_text_and_nothing_is_fetched(panel, caplog):
    _, text = read(packets.packet_pdf(panel))
    assert said(text, "Heard by Ana: <img src='http://127.0.0.1:9/x'>") == []
    assert [record for record in caplog.records if "Failed" in record.message] == []


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x.png", "file:///etc/passwd", "asset:../settings.py", "ftp://h/x", "asset:nothing"]
)
def test_fetcher_refuses_all_but_our_own_assets(address):
    fetcher = packets.pdf.engine()[1]
    with pytest.raises(ValueError, match=r"may not fetch|no asset"):
        fetcher.fetch(address)


def test_packet_facts_take_as_many_queries_for_a_large_panel(panel, lea, otto, django_assert_num_queries):
    with django_assert_num_queries(13):
        packets.packet.of_candidacy(panel)
    session = make_session(panel, lea, otto)
    for user in (lea, otto):
        make_scores(card_of(session, user), [3] * 6)
        seal(card_of(session, user))
    with django_assert_num_queries(13):
        packets.packet.of_candidacy(panel)


@pytest.mark.parametrize(("person", "status"), [("lea", 200), ("rae", 200), ("adi", 200), ("ana", 404), ("otto", 404)])
def test_packet_is_for_who_runs_the_opening(panel, client, person, status, request):
    client.force_login(request.getfixturevalue(person))
    response = client.get(reverse("interviews:packet_pdf", args=[panel.ref]))
    assert response.status_code == status


def test_packet_stays_closed_to_a_lead_who_scores(panel, client, lea):
    make_session(panel, lea)
    client.force_login(lea)
    assert client.get(reverse("interviews:packet_pdf", args=[panel.ref])).status_code == 404


@pytest.mark.parametrize(("person", "status"), [("ana", 404), ("rae", 404), ("lea", 200)])
def test_draft_kit_prints_for_who_writes_kits(client, person, status, request):
    kit = make_kit(status="draft")
    client.force_login(request.getfixturevalue(person))
    assert client.get(reverse("interviews:kit_pdf", args=[kit.ref])).status_code == status


def test_sheet_prints_for_the_author_of_the_card_alone(client, ana, ben):
    card = card_of(make_session(make_candidacy(), ana, ben), ana)
    for user, status in ((ana, 200), (ben, 404)):
        client.force_login(user)
        assert client.get(reverse("interviews:sheet_pdf", args=[card.ref])).status_code == status


def test_prints_answer_the_same_for_bad_input(client, lea):
    client.force_login(lea)
    kit = make_kit()
    assert client.get(reverse("interviews:kit_pdf", args=[kit.ref]), {"paper": "a3"}).status_code == 404
    assert client.get(reverse("interviews:kit_pdf", args=[uuid.uuid4()])).status_code == 404
    assert client.post(reverse("interviews:kit_pdf", args=[kit.ref])).status_code == 405
    kit.practical_test.delete()
    assert client.get(reverse("interviews:test_pdf", args=[kit.ref])).status_code == 404
