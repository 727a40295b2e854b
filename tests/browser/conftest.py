"""Chromium against the live server. `page` comes from pytest-playwright; `sign_in(page, user)` makes it somebody's."""

import os
import shutil

import pytest
from django.test import Client
from playwright.sync_api import expect

# Playwright runs an event loop in this thread, and Django would take the tests' own queries for asynchronous ones.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
expect.set_options(timeout=10_000)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture
def browser_context_args(browser_context_args, live_server):
    return browser_context_args | {"base_url": live_server.url, "viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def sign_in(live_server):
    """`sign_in(page, user)`: the page's context has a session of that user, without the sign-in form."""

    def enter(page, user):
        client = Client()
        client.force_login(user)
        cookie = client.cookies["sessionid"]
        page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
        return page

    return enter
