#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs the Debian packages named as arguments that are missing; asks the package manager for nothing when all are there.
set -eu
if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "deps: not a Debian system; please install the equivalents of: $*" >&2
    exit 0
fi
missing=
for package in "$@"; do
    # "install ok installed" also through a package that provides it (pkg-config is provided by pkgconf on newer systems).
    if ! dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed; then
        missing="$missing $package"
    fi
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "deps: these packages are missing; as root run: apt-get install$missing" >&2
        exit 1
    fi
    as_root=sudo
fi
echo "deps: installing with apt-get:$missing"
$as_root apt-get update -q
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
