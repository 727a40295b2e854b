"""The grounds that a question should not touch, and why."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ground:
    """`name` completes "asks about …"; `why` is a sentence."""

    name: str
    why: str


GROUNDS = {
    "age": Ground(
        "age", "Years of birth, of school and of retirement tell an age, and an age tells nothing about the work."
    ),
    "family": Ground(
        "marriage, pregnancy or family",
        "These are private, and such questions are put to some candidates more than to others.",
    ),
    "origin": Ground(
        "origin or citizenship",
        "Birthplace, nationality and ancestry say nothing about the work; whether somebody may work here can be asked.",
    ),
    "language": Ground(
        "native language or accent",
        "A first language stands for an origin; how well somebody uses a language at work can be asked.",
    ),
    "religion": Ground(
        "religion", "Faith and holy days are private; whether somebody can work the hours can be asked."
    ),
    "health": Ground(
        "health or disability",
        "Illness, medicines and past absences are private; whether somebody can do the tasks can be asked.",
    ),
    "gender": Ground("gender or sexual orientation", "Neither of them bears on the work."),
    "politics": Ground("political views or memberships", "Votes, parties, unions and clubs are private matters."),
    "military": Ground(
        "a discharge from military service",
        "Its kind can reveal a disability or an orientation; what somebody learned in service can be asked.",
    ),
    "record": Ground(
        "arrests or a criminal record",
        "An arrest proves nothing, and many places let an employer ask about a record only later, or not at all.",
    ),
    "pay": Ground(
        "earlier pay", "What somebody earned before carries old inequalities on; what they expect can be asked."
    ),
    "body": Ground("height or weight", "They stand for sex, origin and health; what the tasks demand can be asked."),
    "appearance": Ground(
        "appearance", "Hair, dress and pictures tell of origin and religion; rules of the workplace can be asked about."
    ),
    "finances": Ground("private finances", "Credit and debts say little about the work and weigh on some groups more."),
    "home": Ground("home or car", "What somebody owns stands for wealth; whether they can get to work can be asked."),
}
