"""Gunicorn's settings: `gunicorn -c python:scorecard.server scorecard.wsgi`."""

import os
import signal

from django.urls import get_resolver


def when_ready(server) -> None:
    # Views and forms are imported once, before the workers part; none of it opens the database.
    get_resolver().url_patterns  # noqa: B018


def post_worker_init(worker) -> None:
    # Ctrl-C reaches every process. A worker that ends by itself would be replaced while the server stops, and the new
    # one misses the order to quit: so workers wait for the server's word, and finish the request in hand.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGQUIT, worker.handle_exit)


def on_exit(server) -> None:
    print("Scorecard has stopped.", flush=True)


bind = f"{os.environ.get('HOST') or '127.0.0.1'}:{os.environ.get('PORT') or '8000'}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS") or 2)
threads = int(os.environ.get("WEB_THREADS") or 4)
timeout = 60
graceful_timeout = 10
# The heartbeat of a worker must not wait for a slow disk.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
preload_app = True
control_socket_disable = True
loglevel = "warning"
