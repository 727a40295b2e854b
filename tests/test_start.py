"""bin/run, asked for what it cannot do: one sentence, and a code that is not 0."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.whole
ROOT = Path(__file__).resolve().parent.parent
TOOLS = ("sh", "dirname", "id", "mkdir", "rm", "cmp", "cp", "uname", "hostname")


@pytest.fixture
def machine(tmp_path):
    """A copy of the start script on a machine with a few tools and no Python."""
    (tmp_path / "tools").mkdir()
    for tool in TOOLS:
        (tmp_path / "tools" / tool).symlink_to(shutil.which(tool) or "/bin/false")
    shutil.copytree(ROOT / "bin", tmp_path / "bin")
    shutil.copy(ROOT / "requirements.txt", tmp_path)
    return tmp_path


def start(machine, *arguments, **environment):
    done = subprocess.run(
        [machine / "bin" / "run", *arguments],
        env={"PATH": str(machine / "tools"), **environment},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    return done.returncode, done.stderr.strip()


def stub(machine, name, script):
    path = machine / "tools" / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--bogus"], "--bogus is not an option of bin/run; usage: bin/run [--host HOST] [--port PORT] [--no-demo]"),
        (["--port"], "--port needs a value; usage: bin/run [--host HOST] [--port PORT] [--no-demo]"),
        (["--port", "http"], "The port must be a number, not http."),
    ],
)
def test_start_refuses_a_bad_option(machine, arguments, sentence):
    assert start(machine, *arguments) == (1, f"scorecard: {sentence}")


def test_start_refuses_a_data_folder_it_cannot_write(machine):
    sentence = (
        "scorecard: The folder /dev/null/data cannot be written to; "
        "choose another one with DATA_DIR or mend its permissions."
    )
    assert start(machine, DATA_DIR="/dev/null/data") == (1, sentence)


def test_start_without_python_says_what_is_needed(machine):
    sentence = "scorecard: Python 3.11 or newer is needed and was not found; install python3 and start again."
    assert start(machine) == (1, sentence)


def test_start_passes_over_a_stub_that_does_not_run(machine):
    stub(machine, "python3.13", "exit 127")
    assert start(machine)[1].startswith("scorecard: Python 3.11 or newer is needed")


def test_start_names_the_package_of_a_missing_venv(machine):
    stub(machine, "python3", 'case "$2" in *ensurepip*) exit 1 ;; *print*) echo python3.11-venv ;; esac')
    sentence = "scorecard: Python's venv module is missing; install it with: apt-get install python3.11-venv"
    assert start(machine) == (1, sentence)


def test_scripts_are_executable_and_parse():
    for script in ("bin/run", "bin/test", ".ci/run"):
        assert os.access(ROOT / script, os.X_OK)
        shell = "sh" if script == "bin/run" else "bash"
        subprocess.run([shell, "-n", ROOT / script], check=True)
