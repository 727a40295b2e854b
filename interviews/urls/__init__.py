"""All routes of the court, one file for each part of it."""

from . import candidacies, cards, openings, prints

app_name = "interviews"
urlpatterns = [*openings.urlpatterns, *cards.urlpatterns, *candidacies.urlpatterns, *prints.urlpatterns]
