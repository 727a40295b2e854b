"""Kits in the administration, to look at: they are written where their rules are kept."""

from django.contrib import admin

from rubrics.models import Criterion, Kit, LookFor, PracticalTest, Question, RedFlag, Round, Section


class ReadOnly:
    """Nothing is added, changed or deleted here."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class SectionInline(ReadOnly, admin.TabularInline):
    model = Section
    fields = ["name", "key", "kind", "pick_min", "pick_max"]
    show_change_link = True


class RedFlagInline(ReadOnly, admin.TabularInline):
    model = RedFlag
    fields = ["text", "question"]


class RoundInline(ReadOnly, admin.TabularInline):
    model = Round
    fields = ["name", "minutes_min", "minutes_max", "note"]


class QuestionInline(ReadOnly, admin.TabularInline):
    model = Question
    fields = ["title", "difficulty", "minutes"]
    show_change_link = True


class LookForInline(ReadOnly, admin.TabularInline):
    model = LookFor
    fields = ["text"]


class CriterionInline(ReadOnly, admin.TabularInline):
    model = Criterion
    fields = ["name", "weight", "detail"]


@admin.register(Kit)
class KitAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["title", "version", "status", "role", "level", "published_at"]
    list_filter = ["status", "level"]
    search_fields = ["title", "slug", "role"]
    inlines = [SectionInline, RedFlagInline, RoundInline]


@admin.register(Section)
class SectionAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["name", "kit", "kind", "pick_min", "pick_max"]
    list_select_related = ["kit"]
    inlines = [QuestionInline]


@admin.register(Question)
class QuestionAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["title", "section", "difficulty", "minutes"]
    list_select_related = ["section"]
    list_filter = ["difficulty"]
    search_fields = ["title", "text"]
    inlines = [LookForInline]


@admin.register(PracticalTest)
class PracticalTestAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["kit", "hours", "pass_mark"]
    list_select_related = ["kit"]
    inlines = [CriterionInline]
