from django.urls import path

from interviews.views import cards, sync

urlpatterns = [
    path("cards/<uuid:ref>/", cards.card, name="card"),
    path("cards/<uuid:ref>/start/", cards.start, name="card_start"),
    path("cards/<uuid:ref>/questions/<uuid:question>/", cards.question, name="card_question"),
    path("cards/<uuid:ref>/note/", cards.note, name="card_note"),
    path("cards/<uuid:ref>/flags/", cards.flag, name="card_flag"),
    path("cards/<uuid:ref>/flags/<uuid:flag>/withdraw/", cards.withdraw, name="card_flag_withdraw"),
    path("cards/<uuid:ref>/choice/", cards.choose, name="card_choice"),
    path("cards/<uuid:ref>/review/", cards.review, name="card_review"),
    path("cards/<uuid:ref>/rest/", cards.rest, name="card_rest"),
    path("cards/<uuid:ref>/seal/", cards.seal, name="card_seal"),
    path("sync/<uuid:ref>/ops", sync.ops, name="sync_ops"),
    path("sync/", sync.elsewhere, name="sync_root"),
    path("sync/<path:rest>", sync.elsewhere, name="sync_elsewhere"),
]
