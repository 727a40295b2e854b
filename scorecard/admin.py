"""People: created, given a role, deactivated. Nobody is deleted: cards and decisions keep their authors."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm

from scorecard.models import User


class NewPerson(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ("email", "name", "role", "timezone")


@admin.register(User)
class PersonAdmin(UserAdmin):
    """Whoever administers may do this; finer permissions would only say the same in more words."""

    add_form = NewPerson
    list_display = ("name", "email", "role", "is_active", "is_staff")
    list_filter = ("role", "is_active", "is_staff")
    search_fields = ("name", "email")
    ordering = ("name", "email")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("name", "email", "password")}),
        ("Work", {"fields": ("role", "timezone")}),
        ("Access", {"fields": ("is_active", "is_staff")}),
    )
    add_fieldsets = (
        (None, {"fields": ("name", "email", "role", "timezone", "usable_password", "password1", "password2")}),
    )

    def get_readonly_fields(self, request, obj=None):
        """Nobody locks themselves out."""
        return ("is_active", "is_staff") if obj == request.user else ()

    def has_module_permission(self, request):
        return request.user.is_staff

    def has_view_permission(self, request, obj=None):
        return request.user.is_staff

    def has_add_permission(self, request):
        return request.user.is_staff

    def has_change_permission(self, request, obj=None):
        return request.user.is_staff

    def has_delete_permission(self, request, obj=None):
        return False
