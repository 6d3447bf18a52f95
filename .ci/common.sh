# shellcheck shell=bash
# What the scripts of .ci share: sourced by them, run by nobody.

# A program that the caller names by a relative path is meant from where the caller stands.
[[ -z ${UTLATANDE:-} ]] || UTLATANDE=$(realpath -e "$UTLATANDE")
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

heading() { printf '\n== %s\n' "$*"; }

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    exit 1
}

# need COMMAND PACKAGE: installs the Debian package unless the command is there.
need() {
    command -v "$1" >/dev/null || install_packages "$2" || fail "needs $1: install the package $2"
}

# The package lists are fetched once per run, and only when something is missing. One at a time: of scripts that run beside each other
# one would find the lists locked.
install_packages() {
    command -v apt-get >/dev/null || return 1
    local lock
    exec {lock}>"${TMPDIR:-/tmp}/utlatande-ci.lock"
    flock "$lock"
    fetch_and_install "$@"
    local status=$?
    exec {lock}>&-
    return "$status"
}

fetch_and_install() {
    [[ -n ${PACKAGE_LISTS_FETCHED:-} ]] || apt-get update -qq -o Acquire::Retries=3 || return 1
    PACKAGE_LISTS_FETCHED=1
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o Acquire::Retries=3 \
        -o DPkg::Lock::Timeout=120 "$@" </dev/null >/dev/null
}

# Sets UTLATANDE to the program: the one the caller names, or a release build of this folder's sources.
build_program() {
    if [[ -z ${UTLATANDE:-} ]]; then
        cargo build --release --locked --quiet
        UTLATANDE=${CARGO_TARGET_DIR:-target}/release/utlatande
    fi
    UTLATANDE=$(realpath -e "$UTLATANDE")
}

# The cases expected to build, one folder a line; a case that must fail is named err_….
cases() {
    local file folder
    for file in inputs/*/arende.toml tests/cases/*/arende.toml; do
        folder=${file%/arende.toml}
        [[ -f $file && ${folder##*/} != err_* ]] && printf '%s\n' "$folder"
    done
    return 0
}

# Sets SCRATCH to a new folder that is gone when the script ends.
make_scratch() {
    SCRATCH=$(realpath "$(mktemp -d)")
    trap 'rm -rf "$SCRATCH"' EXIT
}
