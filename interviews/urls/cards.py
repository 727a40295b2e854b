from django.urls import path

from interviews.views import sync

urlpatterns = [
    path("sync/<uuid:ref>/ops", sync.ops, name="sync_ops"),
    path("sync/", sync.elsewhere, name="sync_root"),
    path("sync/<path:rest>", sync.elsewhere, name="sync_elsewhere"),
]
