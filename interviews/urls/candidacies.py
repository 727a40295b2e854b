from django.urls import path

from interviews.views import boards, candidacies

urlpatterns = [
    path("openings/<uuid:ref>/", boards.opening, name="opening"),
    path("candidacies/<uuid:ref>/", candidacies.candidacy, name="candidacy"),
    path("candidacies/<uuid:ref>/test/", candidacies.grade, name="test"),
    path("candidacies/<uuid:ref>/decision/", candidacies.decide, name="decide"),
    path("flags/<uuid:ref>/ruling/", candidacies.flag_rule, name="flag_rule"),
]
