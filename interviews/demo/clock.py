"""The time of the story. Days are counted from the day of loading, so that there is always an interview today."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

from django.utils import timezone

SATURDAY = 5


class Clock:
    """Called, it says the time of the story; that is never later than the day of loading."""

    def __init__(self, zone: str, today: datetime) -> None:
        self.today = self.moment = today
        self.zone = ZoneInfo(zone)

    def __call__(self) -> datetime:
        return self.moment

    def set(self, moment: datetime) -> None:
        self.moment = min(moment, self.today)

    def at(self, days: int, clock: str = "17:00") -> datetime:
        """The time `clock` so many working days from today."""
        day, step = self.today.astimezone(self.zone).date(), timedelta(days=1 if days > 0 else -1)
        left = abs(days)
        while left:
            day += step
            left -= day.weekday() < SATURDAY
        return datetime.combine(day, time.fromisoformat(clock), self.zone)

    def minutes_from_now(self, minutes: int) -> datetime:
        """That moment, on a round five minutes."""
        moment = self.today + timedelta(minutes=minutes)
        return moment.replace(minute=moment.minute - moment.minute % 5, second=0, microsecond=0)


@contextmanager
def story_time(zone: str) -> Iterator[Clock]:
    """Inside, every writer that asks for the time hears that of the story, so that seals and events fit the dates."""
    clock = Clock(zone, timezone.now())
    with patch.object(timezone, "now", clock):
        yield clock
