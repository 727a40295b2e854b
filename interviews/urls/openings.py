from django.urls import path

from interviews.views import mine, openings, people, plans, sessions

urlpatterns = [
    path("", mine.home, name="home"),
    path("interviews/", mine.mine, name="mine"),
    path("openings/", openings.openings_list, name="openings"),
    path("openings/new/", openings.opening_new, name="opening_new"),
    path("openings/<uuid:ref>/edit/", openings.opening_edit, name="opening_edit"),
    path("openings/<uuid:ref>/people/", people.opening_people, name="opening_people"),
    path("openings/<uuid:ref>/people/remove/", people.member_remove, name="member_remove"),
    path("openings/<uuid:ref>/plan/", plans.plan, name="plan"),
    path("openings/<uuid:ref>/plan/draft/", plans.plan_draft, name="plan_draft"),
    path("openings/<uuid:ref>/plan/reopen/", plans.plan_reopen, name="plan_reopen"),
    path("openings/<uuid:ref>/candidates/new/", people.candidate_new, name="candidate_new"),
    path("candidacies/<uuid:ref>/edit/", people.candidacy_edit, name="candidacy_edit"),
    path("candidacies/<uuid:ref>/status/", people.candidacy_status, name="candidacy_status"),
    path("candidacies/<uuid:ref>/sessions/new/", sessions.session_new, name="session_new"),
    path("sessions/<uuid:ref>/", sessions.session, name="session"),
    path("sessions/<uuid:ref>/edit/", sessions.session_edit, name="session_edit"),
    path("sessions/<uuid:ref>/cancel/", sessions.session_cancel, name="session_cancel"),
]
