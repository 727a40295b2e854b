from django.urls import path

from rubrics.views import catalogue, editing, questions, reading, states

app_name = "rubrics"
urlpatterns = [
    path("", catalogue.index, name="kits"),
    path("new/", catalogue.new, name="kit_new"),
    path("<uuid:ref>/", reading.kit, name="kit"),
    path("<uuid:ref>/compare/", reading.compare, name="kit_compare"),
    path("<uuid:ref>/kit.md", reading.file, name="kit_file"),
    path("<uuid:ref>/kit.json", reading.file_json, name="kit_json"),
    path("<uuid:ref>/publish/", states.publish, name="kit_publish"),
    path("<uuid:ref>/revise/", states.revise, name="kit_revise"),
    path("<uuid:ref>/retire/", states.retire, name="kit_retire"),
    path("<uuid:ref>/discard/", states.discard, name="kit_discard"),
    path("<uuid:ref>/edit/", editing.about, name="kit_edit"),
    path("<uuid:ref>/edit/rule/", editing.rule, name="kit_rule"),
    path("<uuid:ref>/edit/lists/", editing.extras, name="kit_extras"),
    path("<uuid:ref>/edit/rounds/", editing.rounds, name="kit_rounds"),
    path("<uuid:ref>/edit/practical-test/", editing.test, name="kit_test"),
    path("<uuid:ref>/edit/practical-test/remove/", editing.test_remove, name="kit_test_remove"),
    path("<uuid:ref>/edit/sections/new/", questions.section_new, name="section_new"),
    path("sections/<uuid:ref>/edit/", questions.section, name="section"),
    path("sections/<uuid:ref>/move/", questions.section_move, name="section_move"),
    path("sections/<uuid:ref>/remove/", questions.section_remove, name="section_remove"),
    path("sections/<uuid:ref>/questions/new/", questions.question_new, name="question_new"),
    path("questions/<uuid:ref>/edit/", questions.question, name="question"),
    path("questions/<uuid:ref>/move/", questions.question_move, name="question_move"),
    path("questions/<uuid:ref>/remove/", questions.question_remove, name="question_remove"),
]
