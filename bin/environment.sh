# Sourced by bin/run and bin/test: finds Python, makes .venv, installs pinned packages. Needs $root.

fail() { printf 'scorecard: %s\n' "$*" >&2; exit 1; }
say() { printf '%s\n' "$*"; }

# A name on PATH proves nothing (version managers leave stubs), so each candidate is run.
python_that() {
    for name in python3.13 python3.12 python3.11 python3 python3.14; do
        "$name" -c "import sys; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1 || continue
        "$name" -c "$1" >/dev/null 2>&1 || continue
        command -v "$name"
        return 0
    done
    return 1
}

# install_package PACKAGE...: as root on a Debian system installs them; fails otherwise.
install_package() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
    say "Installing $* ..."
    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@"; } \
        >/dev/null 2>&1
}

find_python() {
    python=$(python_that 'import ensurepip, venv') && return
    python=$(python_that '') || fail "Python 3.11 or newer is needed and was not found; install python3 and start again."
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    install_package "$package" || true
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
        fail "Python's venv module is missing; install it with: apt-get install $package"
}

pdf_libraries="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

need_pango() {
    [ "$(uname -s)" = Linux ] || return 0
    pango_is_there && return
    install_package $pdf_libraries || true
    pango_is_there ||
        fail "The libraries that draw the PDFs, Pango and HarfBuzz, are missing; install them with: apt-get install $pdf_libraries"
}

pango_is_there() {
    "$root/.venv/bin/python" -c 'import ctypes
for name in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"): ctypes.CDLL(f"lib{name}.so.0")' >/dev/null 2>&1
}

# packages NAME: installs NAME.txt into .venv unless exactly that file was installed last time.
packages() {
    stamp=$root/.venv/$1.installed
    if [ ! -x "$root/.venv/bin/pip" ] || ! "$root/.venv/bin/python" -c '' >/dev/null 2>&1; then
        find_python
        say "Making .venv with $python ..."
        "$python" -m venv --clear "$root/.venv" ||
            fail "The folder $root/.venv cannot be made; see the message above."
    fi
    cmp -s "$root/$1.txt" "$stamp" && return
    say "Installing the packages of $1.txt ..."
    "$root/.venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$root/$1.txt" ||
        fail "The packages of $1.txt could not be installed; see the message above, then start again."
    cp "$root/$1.txt" "$stamp"
}

# writable FOLDER: makes it when it is missing and proves that a file can be written there.
writable() {
    mkdir -p -m 700 "$1" 2>/dev/null && (: >"$1/.writable") 2>/dev/null && rm -f "$1/.writable" ||
        fail "The folder $1 cannot be written to; choose another one with DATA_DIR or mend its permissions."
}
