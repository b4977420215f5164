#!/usr/bin/env bash
# How long one quote against a local simulator takes: by the launcher, and by the same jar under plain `java -jar`.
# Prints both medians of 20 runs, taken in turns, and their ratio. Linux; build first: mvn -q -DskipTests package
set -euo pipefail
ccc="$(cd "$(dirname "$0")" && pwd)/target/ccc"
work="$(mktemp -d)"
"$ccc" simulator --port 0 --json >"$work/simulator" &
simulator=$!
trap 'kill "$simulator"; rm -r "$work"' EXIT
until [ -s "$work/simulator" ]; do sleep 0.1; done

field() { sed -E "s/.*\"$1\":\"([^\"]*)\".*/\1/" "$work/simulator"; }
export HOME="$work"
export CCC_BASE_URL="$(field baseUrl)" CCC_USERNAME="$(field username)" CCC_PASSWORD="$(field password)"

timed() {
  local list="$1" begin end
  shift
  begin=$(date +%s%N)
  "$@" quote --issn 1092-4388 --year 2004 --pages 165-83 --json >/dev/null
  end=$(date +%s%N)
  echo $(((end - begin) / 1000000)) >>"$list"
}
median() { sort -n "$1" | sed -n '10p;11p' | awk '{ sum += $1 } END { print sum / 2 }'; }

for _ in $(seq 20); do
  timed "$work/launcher" "$ccc"
  timed "$work/plain" java -jar "$ccc"
done
awk -v launcher="$(median "$work/launcher")" -v plain="$(median "$work/plain")" \
  'BEGIN { printf "launcher %.0f ms, java -jar %.0f ms, ratio %.2f\n", launcher, plain, launcher / plain }'
