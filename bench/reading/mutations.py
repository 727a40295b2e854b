"""What happens to guides on their way: cut, shuffled, doubled, re-encoded, damaged; the same seed, the same damage."""

import random
from collections.abc import Callable, Sequence

ENCODINGS = ("cp1252", "cp1251", "shift_jis", "utf-16", "utf-8", "mac_roman", "latin-1", "gb18030", "cp437")
ODD = "\0\x0b\x0c\x1b\x85\u2028\u200b\u202e\ufeff\ud800²३٣①½\U0001d7d9\t\\|<>&`*_#\"'“”()[]{}:;?!,-—•"
GLUE = ("\r\n", "\r", "\n", "\n\n", " ", "\t", "", "\u2028")

Mutation = Callable[[random.Random, bytes], bytes]


def text_of(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def bytes_of(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def span(rng: random.Random, length: int) -> tuple[int, int]:
    start, end = sorted((rng.randint(0, length), rng.randint(0, length)))
    return start, end


def cut_end(rng: random.Random, content: bytes) -> bytes:
    return content[: rng.randint(0, len(content))]


def cut_start(rng: random.Random, content: bytes) -> bytes:
    return content[rng.randint(0, len(content)) :]


def cut_out(rng: random.Random, content: bytes) -> bytes:
    start, end = span(rng, len(content))
    return content[:start] + content[end:]


def double(rng: random.Random, content: bytes) -> bytes:
    start, end = span(rng, len(content))
    return content[:end] + content[start:end] * rng.randint(1, 5) + content[end:]


def shuffle(rng: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    start, end = span(rng, len(lines))
    part = lines[start:end]
    rng.shuffle(part)
    return b"\n".join([*lines[:start], *part, *lines[end:]])


def drop_lines(rng: random.Random, content: bytes) -> bytes:
    share = rng.random()
    return b"\n".join(line for line in content.split(b"\n") if rng.random() < share)


def join_lines(rng: random.Random, content: bytes) -> bytes:
    """Line ends of other systems, of several at once, or none."""
    glue = rng.sample(GLUE, rng.randint(1, 3))
    return b"".join(bytes_of(line + rng.choice(glue)) for line in text_of(content).split("\n"))


def indent(rng: random.Random, content: bytes) -> bytes:
    signs = ("", "  ", "    ", "\t", "> ", "- ", "1. ", "| ", "# ", "**", "\u3000")
    return b"\n".join(bytes_of(rng.choice(signs) * rng.randint(0, 3)) + line for line in content.split(b"\n"))


def noise(rng: random.Random, content: bytes) -> bytes:
    """Some bytes are others."""
    damaged = bytearray(content)
    for _ in range(int(len(damaged) * rng.choice((0.001, 0.01, 0.1)))):
        damaged[rng.randrange(len(damaged))] = rng.randrange(256)
    return bytes(damaged)


def odd_signs(rng: random.Random, content: bytes) -> bytes:
    """Characters that mean something to a reader, anywhere."""
    signs = list(text_of(content))
    for _ in range(max(1, int(len(signs) * rng.choice((0.001, 0.02, 0.2))))):
        signs.insert(rng.randint(0, len(signs)), rng.choice(ODD))
    return bytes_of("".join(signs))


def no_signs(rng: random.Random, content: bytes) -> bytes:
    """A few kinds of characters are gone, as after a bad copy."""
    gone = set(rng.sample("?!.,:;-*#\"'()[]{}<>|_ \n0123456789", rng.randint(1, 12)))
    return bytes_of("".join(sign for sign in text_of(content) if sign not in gone))


def reencode(rng: random.Random, content: bytes) -> bytes:
    return text_of(content).encode(rng.choice(ENCODINGS), "replace")


def misread(rng: random.Random, content: bytes) -> bytes:
    """Saved in one encoding and read in another, once or twice."""
    for _ in range(rng.randint(1, 2)):
        content = bytes_of(content.decode(rng.choice(ENCODINGS), "replace"))
    return content


def respell(rng: random.Random, content: bytes) -> bytes:
    text = text_of(content)
    return bytes_of(rng.choice((text.upper(), text.lower(), text.title(), text.swapcase(), text[::-1])))


def renumber(rng: random.Random, content: bytes) -> bytes:
    """Other numbers, most of them absurd."""
    numbers = ("0", "-1", "7", "1000", "99999999999999999999", "1e9", "²", "٣", "½", "", "3-1", "100%")
    return bytes_of("".join(rng.choice(numbers) if sign.isdigit() else sign for sign in text_of(content)))


def long_lines(rng: random.Random, content: bytes) -> bytes:
    return content.replace(b"\n", b" ") * rng.randint(1, 12)


def many(rng: random.Random, content: bytes) -> bytes:
    """As often as a guide may be long."""
    times = min(400_000 // (len(content) + 1), 19_000 // (content.count(b"\n") + 1))
    return content * rng.randint(1, max(1, times))


def nest(rng: random.Random, content: bytes) -> bytes:
    """One piece within signs that open and close, to any depth."""
    opening, closing = rng.choice(
        (("[", "]"), ("{", "}"), ("(", ")"), ("> ", ""), ("- ", ""), ("<div>", "</div>"), ("<ul><li>", ""), ("  ", ""))
    )
    start, end = span(rng, len(content))
    depth = rng.choice((3, 50, 500, 5000))
    return content[:start] + bytes_of(opening) * depth + content[start:end] + bytes_of(closing) * depth + content[end:]


MUTATIONS: tuple[Mutation, ...] = (
    *(cut_end, cut_start, cut_out, double, shuffle, drop_lines, join_lines, indent, noise, odd_signs, no_signs),
    *(reencode, misread, respell, renumber, long_lines, many, nest),
)


def spliced(rng: random.Random, contents: Sequence[bytes]) -> bytes:
    """The beginning of one guide and the end of another."""
    return cut_end(rng, rng.choice(contents)) + cut_start(rng, rng.choice(contents))


def mutated(rng: random.Random, contents: Sequence[bytes]) -> tuple[str, bytes]:
    """One of the guides after one to four mutations, with their names."""
    content = spliced(rng, contents) if rng.random() < 0.1 else rng.choice(contents)
    chosen = [rng.choice(MUTATIONS) for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 4)))]
    for mutation in chosen:
        content = mutation(rng, content)
    return " ".join(mutation.__name__ for mutation in chosen), content
