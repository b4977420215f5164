#!/usr/bin/env bash
# Builds the last commit twice, in two folders and with two time zones and locales, and compares the jars byte by byte.
# Arguments go to Maven, for instance -o.
set -euo pipefail
cd "$(dirname "$0")/../.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

build() {
  mkdir -p "$work/$1"
  git archive HEAD | tar -x -C "$work/$1"
  (cd "$work/$1" && shift && mvn -q -B -ntp -DskipTests -pl sdk/client,sdk/simulator,sdk/ledger-jdbc -am "$@" package)
}
LC_ALL=C TZ=UTC build one "$@"
LC_ALL=C.UTF-8 TZ=Asia/Tokyo build somewhere/else "$@"

cd "$work/one"
status=0
for jar in sdk/*/target/*.jar; do
  if cmp "$jar" "$work/somewhere/else/$jar"; then
    echo "$(sha256sum <"$jar" | cut -c1-16)  ${jar##*/}: the same both times"
  else
    status=1
  fi
done
exit "$status"
