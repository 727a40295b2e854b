"""The command line of `bench/guides`."""

import argparse
import sys

from bench.reading import odd, speed
from bench.reading.mutations import mutated


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/guides", description="Measures how guides are read.")
    parser.add_argument("--fuzz", type=float, metavar="MINUTES", help="read odd texts for so long")
    parser.add_argument("--mutations", type=int, metavar="N", help="read N mutations of guides")
    parser.add_argument("--seed", default="guides", help="another seed gives other texts")
    parser.add_argument("files", nargs="*", metavar="FILE", help="guides to damage, instead of those made here")
    return parser.parse_args()


def main() -> int:
    told = arguments()
    contents, broken = odd.sources(told.files), []
    if told.mutations:
        broken += odd.told(odd.many(mutated, contents, told.seed, lambda count, _: count < told.mutations))
    if told.fuzz:
        broken += odd.told(odd.many(odd.fuzzed, contents, told.seed, lambda _, seconds: seconds < 60 * told.fuzz))
    if not (told.mutations or told.fuzz):
        broken += speed.table()
    for limit in broken:
        print(f"broken: {limit}", file=sys.stderr)
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main())
