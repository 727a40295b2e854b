"""The demo world of fixtures/demo: people, openings and candidates in every state, written by the writers alone."""

from .accounts import Account, accounts, password
from .loading import Refused, load

__all__ = ["Account", "Refused", "accounts", "load", "password"]
