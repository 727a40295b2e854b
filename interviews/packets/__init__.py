"""Documents: rows -> facts (frozen, the only queries) -> html -> pdf (bytes). No request in sight."""

from . import kits, packet
from .pdf import PAPERS, render

__all__ = ["PAPERS", "card_pdf", "kit_pdf", "packet_pdf", "test_pdf"]


def kit_pdf(kit, paper="a4"):
    """The interviewers' copy of a kit, as PDF bytes."""
    return render("kit.html", kits.of_kit(kit), paper=paper)


def test_pdf(kit, paper="a4"):
    """The practical test as the candidate gets it: the task, and nothing to look for."""
    return render("test.html", kits.of_kit(kit), paper=paper)


def card_pdf(card, paper="a4"):
    """The questions of a card's plan on paper, with the candidate's name and a code that opens the live card."""
    return render("kit.html", kits.of_card(card), paper=paper)


def packet_pdf(candidacy, paper="a4"):
    """The packet of a candidacy with its canonical JSON attached. Ask `access.may_decide` first."""
    facts = packet.of_candidacy(candidacy)
    return render(
        "packet.html", facts, paper=paper, attachments=[("packet.json", "The record of this packet", facts.record)]
    )
