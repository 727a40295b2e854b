"""The pages of sessions, and one's own interviews."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from conftest import NINE, card_of, make_candidacy, make_opening, make_scores, make_session, make_user, seal
from interviews import agenda
from interviews.models import Event, Session


@pytest.fixture
def candidacy(lea, rae):
    return make_candidacy(make_opening(lead=lea, recruiter=rae))


@pytest.fixture
def signed_in(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def url(name, thing=None):
    return reverse(f"interviews:{name}", args=[thing.ref] if thing else [])


def fields(*seats, rows=4, **more):
    """What the form sends: `(user, kind)` for each seat, in `rows` rows."""
    found = {"starts_at": "2026-03-02T10:30", "minutes": "45", "place": "Room 1"}
    found |= {"seat-TOTAL_FORMS": rows, "seat-INITIAL_FORMS": 0}
    for number in range(rows):
        user, kind = seats[number] if number < len(seats) else (None, "scorer")
        found |= {f"seat-{number}-user": str(user.ref) if user else "", f"seat-{number}-kind": kind}
    return found | more


def panel(session):
    return sorted((str(seat.user), seat.kind) for seat in session.seats.all())


# planning


def test_session_is_planned_in_the_zone_of_who_plans(signed_in, candidacy, rae, ana, ben):
    rae.timezone = "Europe/Paris"
    rae.save()
    client = signed_in(rae)
    assert "In your time zone, Europe/Paris." in client.get(url("session_new", candidacy)).content.decode()
    answer = client.post(url("session_new", candidacy), fields((ana, "lead"), (ben, "shadow")))
    session = Session.objects.get()
    assert answer.url == url("session", session)
    assert session.starts_at == datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    assert panel(session) == [("Ana", "lead"), ("Ben", "shadow")]
    assert "Monday 2 March 2026, 10:30–11:15 CET" in client.get(answer.url).content.decode()


def test_length_comes_from_the_opening(signed_in, candidacy, rae):
    assert signed_in(rae).get(url("session_new", candidacy)).context["form"]["minutes"].value() == 45


def test_session_without_a_settled_plan_is_refused_with_a_way_on(signed_in, rae, ana):
    candidacy = make_candidacy(make_opening(recruiter=rae, plan=False))
    client = signed_in(rae)
    for answer in (client.get(url("session_new", candidacy)), client.post(url("session_new", candidacy), {})):
        assert (answer.status_code, url("plan", candidacy.opening) in answer.content.decode()) == (409, True)


def test_candidate_is_refused_as_interviewer(signed_in, candidacy, rae, ana):
    candidacy.candidate.user = ana
    candidacy.candidate.save()
    answer = signed_in(rae).post(url("session_new", candidacy), fields((ana, "scorer")))
    assert (answer.status_code, b"is the candidate" in answer.content) == (422, True)
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"starts_at": ""}, {"starts_at": "soon"}, {"minutes": "5"}, {"seat-0-user": ""}, {"seat-0-kind": "x"}]
)
def test_session_with_a_wrong_field_is_not_planned(signed_in, candidacy, rae, ana, wrong):
    answer = signed_in(rae).post(url("session_new", candidacy), fields((ana, "scorer")) | wrong)
    assert answer.status_code == 422
    assert not Event.objects.exists()


def test_time_that_a_clock_change_leaves_out_is_refused(signed_in, candidacy, rae, ana):
    rae.timezone = "Europe/Paris"
    rae.save()
    answer = signed_in(rae).post(url("session_new", candidacy), fields((ana, "scorer"), starts_at="2026-03-29T02:30"))
    assert answer.status_code == 422


# who may


def test_session_pages_are_for_who_runs_the_opening(signed_in, candidacy, lea, rae, adi, ana, otto):
    session = make_session(candidacy, ana, status="planned")
    for user, status in ((lea, 200), (rae, 200), (adi, 200), (ana, 404), (otto, 404)):
        client = signed_in(user)
        found = [client.get(url(name, session)).status_code for name in ("session", "session_edit")]
        found.append(client.get(url("session_new", candidacy)).status_code)
        assert found == [status] * 3
    for user in (ana, otto):
        assert signed_in(user).post(url("session_cancel", session)).status_code == 404
    assert not Event.objects.exists()


def test_session_pages_have_their_methods(signed_in, candidacy, rae, ana):
    session, client = make_session(candidacy, ana), signed_in(rae)
    assert client.get(url("session_cancel", session)).status_code == 405
    assert client.post(url("session", session)).status_code == 405
    assert client.put(url("session_edit", session)).status_code == 405
    assert client.get(url("session_edit", session), fields((ana, "shadow"))).status_code == 200
    assert not Event.objects.exists()


# changing and cancelling


def test_session_is_changed(signed_in, candidacy, rae, ana, ben):
    session = make_session(candidacy, ana, status="planned")
    answer = signed_in(rae).post(url("session_edit", session), fields((ben, "lead"), minutes="60"))
    session.refresh_from_db()
    assert answer.url == url("session", session)
    assert (session.minutes, session.place, panel(session)) == (60, "Room 1", [("Ben", "lead")])


def test_refused_panel_changes_nothing_else(signed_in, candidacy, rae, ana, ben):
    session = make_session(candidacy, ana, ben, status="planned")
    card = card_of(session, ben)
    card.last_seq = 1
    card.save()
    answer = signed_in(rae).post(url("session_edit", session), fields((ana, "lead"), minutes="60"))
    session.refresh_from_db()
    assert (answer.status_code, session.minutes, panel(session)) == (422, 45, [("Ana", "scorer"), ("Ben", "scorer")])


def test_panel_of_many_has_two_free_rows(signed_in, candidacy, rae):
    users = [make_user(f"Person{number}") for number in range(6)]
    session = make_session(candidacy, *users, status="planned")
    page = signed_in(rae).get(url("session_edit", session))
    assert len(page.context["panel"].forms) == 8


def test_session_is_cancelled_once(signed_in, candidacy, rae, ana):
    session, client = make_session(candidacy, ana, status="planned"), signed_in(rae)
    assert client.post(url("session_cancel", session)).url == url("session", session)
    assert client.post(url("session_cancel", session)).status_code == 409
    assert client.post(url("session_edit", session), fields((ana, "lead"))).status_code == 409
    assert client.get(url("session", session)).context["phase"] == "cancelled"


# what a blind reader sees


def test_blind_lead_reads_a_count_without_names(signed_in, candidacy, lea, ana, ben):
    session = make_session(candidacy, ana, ben, lea)
    seal(card_of(session, ben))
    answer = signed_in(lea).get(url("session", session))
    assert "1 of 3 cards sealed" in answer.content.decode()
    assert [sorted(seat) for seat in answer.context["seats"]] == [["kind", "user"]] * 3
    assert "Sealed 2 Mar" not in answer.content.decode()


def test_page_of_a_blind_lead_is_the_same_whatever_others_wrote(signed_in, candidacy, lea, ana):
    session = make_session(candidacy, ana, lea, status="planned")
    client = signed_in(lea)
    before = [client.get(url(name, session)).content for name in ("session", "session_edit")]
    make_scores(card_of(session, ana), [4, 1])
    Session.objects.update(status="open", opened_at=NINE)
    after = [client.get(url(name, session)).content for name in ("session", "session_edit")]
    assert [without_tokens(page) for page in before] == [without_tokens(page) for page in after]


def without_tokens(page):
    return b"\n".join(line for line in page.splitlines() if b"csrfmiddlewaretoken" not in line)


def test_recruiter_reads_how_far_each_card_is(signed_in, candidacy, rae, ana, ben):
    session = make_session(candidacy, ana, ben)
    make_scores(card_of(session, ana), [4, "not_asked", "no_evidence", None])
    seal(card_of(session, ben))
    answer = signed_in(rae).get(url("session", session))
    assert [(seat["answered"], seat["card"].is_sealed) for seat in answer.context["seats"]] == [(3, False), (0, True)]
    assert answer.context["questions"] == 6


def test_session_page_asks_as_much_for_30_seats_as_for_1(signed_in, rae, ana, django_assert_max_num_queries):
    opening, client, counts = make_opening(recruiter=rae), signed_in(rae), []
    people = [make_user(f"Person{number}") for number in range(29)]
    for number, users in enumerate(([ana], [ana, *people])):
        session = make_session(make_candidacy(opening, name=f"C{number} X"), *users, status="planned")
        for name in ("session", "session_edit"):
            with django_assert_max_num_queries(12) as queries:
                assert client.get(url(name, session)).status_code == 200
            counts.append((name, len(queries)))
    assert len(set(counts)) == 2


# one's own interviews


def at(hours):
    return timezone.now() + timedelta(hours=hours)


def names(seats):
    return [str(seat.session.candidacy.candidate) for seat in seats]


def test_agenda_sorts_by_what_is_to_be_done(ana, candidacy):
    now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    for name, start in (("Over", -24), ("Now", -0.5), ("Later", 5), ("Tomorrow", 30)):
        other = make_candidacy(candidacy.opening, name=name)
        make_session(other, ana, starts_at=now + timedelta(hours=start))
    seal(card_of(make_session(candidacy, ana, starts_at=now - timedelta(days=9)), ana))
    make_session(make_candidacy(candidacy.opening, name="Off"), ana, starts_at=now, status="cancelled")
    found = agenda.agenda_of(ana, now)
    assert [names(found.overdue), names(found.today), names(found.coming)] == [["Over"], ["Now", "Later"], ["Tomorrow"]]
    assert names(agenda.sealed_of(ana)) == ["Cleo Candidate"]


def test_today_is_the_day_of_the_readers_zone(ana, candidacy):
    make_session(candidacy, ana, starts_at=datetime(2026, 3, 3, 1, 0, tzinfo=UTC))
    now = datetime(2026, 3, 2, 22, 0, tzinfo=UTC)
    assert names(agenda.agenda_of(ana, now).coming) == ["Cleo Candidate"]
    with timezone.override("America/New_York"):
        assert names(agenda.agenda_of(ana, now).today) == ["Cleo Candidate"]


def test_mine_opens_the_card_and_after_sealing_the_candidacy(signed_in, candidacy, ana):
    session = make_session(candidacy, ana, starts_at=at(48), status="planned")
    card = card_of(session, ana)
    page = signed_in(ana).get(url("mine")).content.decode()
    assert [url("card", card) in page, url("candidacy", candidacy) in page] == [True, False]
    seal(card)
    page = signed_in(ana).get(url("mine")).content.decode()
    assert [url("card", card) in page, url("candidacy", candidacy) in page] == [True, True]


def test_mine_leads_no_shadow_to_the_candidacy(signed_in, candidacy, ana):
    seal(card_of(make_session(candidacy, (ana, "shadow")), ana))
    assert url("candidacy", candidacy) not in signed_in(ana).get(url("mine")).content.decode()


def test_mine_is_empty_for_others_and_for_the_candidate(signed_in, candidacy, ana, ben, otto):
    make_session(candidacy, ana, ben)
    candidacy.candidate.user = ben
    candidacy.candidate.save()
    for user in (ben, otto):
        assert "No interviews yet" in signed_in(user).get(url("mine")).content.decode()


def test_mine_is_only_read(signed_in, ana):
    assert signed_in(ana).post(url("mine")).status_code == 405


def test_mine_asks_as_much_for_30_rows_as_for_1(signed_in, lea, ana, django_assert_max_num_queries):
    opening, client, counts = make_opening(lead=lea), signed_in(ana), []
    for start in (0, 1):
        for number in range(start, 1 + 14 * start):
            for kind in ("open", "sealed"):
                session = make_session(make_candidacy(opening, name=f"{kind} {number}"), ana)
                if kind == "sealed":
                    seal(card_of(session, ana))
        with django_assert_max_num_queries(12) as queries:
            client.get(url("mine"))
        counts.append(len(queries))
    assert counts[0] == counts[1]
