"""What administrators may look up here: nothing that a card says, because they may sit on a panel themselves."""

from django.contrib import admin

from . import access
from .models import Candidate, Membership, Opening


class ReadOnly:
    """Looked at by administrators, changed by nobody: the writers alone change these rows."""

    def has_module_permission(self, request):
        return request.user.is_staff

    def has_view_permission(self, request, obj=None):
        return request.user.is_staff

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class People(ReadOnly, admin.TabularInline):
    model = Membership
    fields = ("user", "role")


@admin.register(Opening)
class OpeningAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("title", "team", "kit", "status")
    list_filter = ("status",)
    list_select_related = ("kit",)
    search_fields = ("title", "team")
    fields = ("title", "team", "kit", "senior", "minutes", "status", "created_by", "created_at")
    inlines = (People,)


@admin.register(Candidate)
class CandidateAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("name", "email", "created_at")
    search_fields = ("name", "email")
    fields = ("name", "email", "created_at")

    def get_queryset(self, request):
        """Nobody reads about their own candidacy."""
        return super().get_queryset(request).exclude(access.own(request.user))
