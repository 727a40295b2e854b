"""What the tests of the kit pages share: addresses, and kits as their guides say them."""

from django.urls import reverse

from rubrics import kits
from rubrics.models import Kit


def at(kit, anchor=""):
    return reverse("rubrics:kit", args=[kit.ref]) + (f"#{anchor}" if anchor else "")


def url(name, thing):
    return reverse(f"rubrics:{name}", args=[thing.ref])


def guide(kit):
    return kits.as_guide(Kit.objects.get(pk=kit.pk))


def state():
    return [kits.as_guide(kit) for kit in Kit.objects.order_by("pk")]
