#!/bin/sh
# Installs the Debian packages that a target needs and this machine lacks; names them first.
# usage: tools/install.sh run|test|dev
set -eu

run="pkg-config gettext libxml2-dev libzip-dev lua5.4 liblua5.4-dev libcsv-dev libicu-dev libsqlite3-dev
     libjansson-dev libgcrypt20-dev libcmark-dev libdeflate-dev zlib1g-dev libpng-dev
     libjpeg-dev liblzma-dev libstdc++-$(gcc -dumpversion)-dev"
test="libcmocka-dev procps unzip libxml2-utils libreoffice-writer-nogui libreoffice-calc-nogui fonts-liberation"
dev="time clang-format valgrind strace poppler-utils"

case ${1:?usage: install.sh run|test|dev} in
    run) wanted=$run ;;
    test) wanted="$run $test" ;;
    dev) wanted="$run $test $dev" ;;
    *) echo "install.sh: unknown target: $1" >&2; exit 2 ;;
esac

missing=
for package in $wanted; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

echo "Устанавливаются пакеты Debian / installing Debian packages:$missing"
as_root=
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
        echo "Нужны права root или sudo / root or sudo is needed: apt-get install$missing" >&2
        exit 3
    }
    as_root=sudo
fi
$as_root apt-get update -qq
# shellcheck disable=SC2086 # the list is meant to be split
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
