"""Texts made to be slow: one sign a million times, endless lines, deep nests, references to references."""

import random
from collections.abc import Callable

SIGNS = (
    *"*_([{\"'|<>#- \t=~`.:;,?!/\\0A aéä你🔴�",
    *("A. ", "- ", "1. ", "> ", "**", "**a", "*a", "__", "_a", "![", "](", "[a](", "![a](", "<a", "<a ", "</", "<!--"),
    *("{{", "{%", "a, ", "a: ", "a:\n", "x ", "&amp;", "&", "â€", "ðŸ", "Ã", "Q: ", "Q1. ", "(1) ", "(a", "(a)", "a(b"),
    *("score ", "average ", "hire ", "and ", "questions ", "12 ", "101", "10%", "5 (", "w-", "w/", "3 technical "),
    *(
        "45 min ",
        "why ",
        "why? ",
        "“a”",
        '"a"',
        "?)",
        "1-",
        "1.1.",
        "I ",
        "my ",
        "interview ",
        "[object Object]",
        "\u3000",
    ),
)
SEEDS = (
    "",
    "Interview questions\n\n",
    "1. Why do you bake?\n",
    "<html><body>",
    "a,b\n",
    "a: b\nc:\n  - ",
    "[1, ",
    "| a |\n|--|\n",
)
TAILS = ("", "x", "\n1. Why?\n", ")", "]", '"', "*", "</p>", ">", ":", "?", "%)", "\n")


def run_of(rng: random.Random, size: int) -> str:
    """One sign or two, over and over."""
    signs = "".join(rng.sample(SIGNS, rng.choice((1, 1, 2, 3))))
    return rng.choice(SEEDS) + signs * (size // len(signs)) + rng.choice(TAILS)


def two_runs(rng: random.Random, size: int) -> str:
    first, second = rng.sample(SIGNS, 2)
    return (
        rng.choice(SEEDS) + first * (size // 2 // len(first)) + second * (size // 2 // len(second)) + rng.choice(TAILS)
    )


def short_lines(rng: random.Random, size: int) -> str:
    """As many lines as a guide may have, of a few kinds."""
    kinds = [
        rng.choice(SIGNS) + rng.choice(("", "Why", "Why do you bake?", "Look for: bread", "a, b", "**b**"))
        for _ in range(4)
    ]
    return "\n".join(rng.choice(kinds) for _ in range(min(19_990, size // 8)))


def runs_in_lines(rng: random.Random, size: int) -> str:
    """Lines that are long, but not endless."""
    length = rng.choice((200, 1_400, 5_000, 30_000))
    return "\n".join(run_of(rng, length) for _ in range(min(1_000, size // length)))


def deep_json(rng: random.Random, size: int) -> str:
    opening, closing = rng.choice((("[", "]"), ('{"question":', "}"), ('{"a":[', "]}"), ('[{"items":', "}]")))
    depth = min(size // len(opening) // 2, rng.choice((50, 900, 5_000, 100_000)))
    return opening * depth + '"Why?"' + closing * rng.choice((depth, depth - 1, 0))


def deep_yaml(rng: random.Random, size: int) -> str:
    depth = rng.choice((50, 400, 1_200))
    line = rng.choice(("a:", "- a:", "- - a:", "? a\n:"))
    return "\n".join("  " * level + line for level in range(min(depth, int(size**0.5))))


def flow_yaml(rng: random.Random, size: int) -> str:
    item = rng.choice(("{question: Why?, level: easy}", "[a, b]", "a", "a: b", "&a [*a]", '"x"', "!!str a", "? a : b"))
    return "a: b\nquestions:\n  [" + ", ".join([item] * (size // (len(item) + 2))) + "]"


def alias_yaml(rng: random.Random, size: int) -> str:
    """Lists of lists of lists by reference: a billion questions when they are written out."""
    width = rng.randint(2, 12)
    lines = ["a0: &a0 [{question: Why do you bake?, answer: For the smell}]", "b: c"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, rng.randint(3, 40))]
    return "\n".join(lines)


def deep_html(rng: random.Random, size: int) -> str:
    tag = rng.choice(
        ("div", "ul", "li", "b", "table><tr><td", "blockquote", "p", "h2", "a", "font", "details", "span", "svg")
    )
    depth = min(size // (len(tag) + 2), rng.choice((300, 5_000, 200_000)))
    return "<html><body>" + f"<{tag}>" * depth + "Why do you bake?" + "</" + tag + ">"


def wide_html(rng: random.Random, size: int) -> str:
    cell = rng.choice(
        ("<td>Why?</td>", "<li>Why?", "<p>Why do you?</p>", "<b>a</b>", "<br>", "&amp;", "<tr><td>a<td>b", "<a b=c>")
    )
    return "<html><body><table><tr>" + cell * (size // len(cell))


def wide_table(rng: random.Random, size: int) -> str:
    """Few lines with very many cells."""
    sign = rng.choice(",;\t|")
    row = sign.join(["question", *["Why?"] * (size // 20)])
    return "\n".join([row] * rng.choice((2, 3)))


def open_quotes(rng: random.Random, size: int) -> str:
    row = rng.choice(('"a,b\n', 'a,"b\n', '"Why?",""\n', '"a""b,c"\n', 'question,"\n'))
    return "question,answer\n" + row * min(19_000, size // len(row))


def one_word(rng: random.Random, size: int) -> str:
    return rng.choice(SEEDS) + "".join(rng.choice("abcdefghij") for _ in range(1000)) * (size // 1000)


def binary(rng: random.Random, size: int) -> bytes:
    return rng.randbytes(size)


BOMBS: tuple[Callable[[random.Random, int], str | bytes], ...] = (
    *(
        run_of,
        run_of,
        run_of,
        two_runs,
        two_runs,
        short_lines,
        runs_in_lines,
        deep_json,
        deep_yaml,
        flow_yaml,
        alias_yaml,
    ),
    *(deep_html, wide_html, wide_table, open_quotes, one_word, binary),
)


def bomb(rng: random.Random, size: int) -> tuple[str, bytes]:
    made = rng.choice(BOMBS)
    text = made(rng, size)
    return made.__name__, text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
