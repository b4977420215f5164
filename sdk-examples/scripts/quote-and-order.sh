#!/usr/bin/env bash
# Asks what one article costs and orders it, if it costs at most so much.
#   quote-and-order.sh REFERENCE ITEM ISSN YEAR PAGES MOST
#   quote-and-order.sh ILL-2026-11-23-07 TN-481516 1092-4388 2004 165-83 50.00
# Needs ccc and jq on the PATH, and ccc's settings in its file or in the environment. Ends with ccc's exit code.
set -uo pipefail # not -e: what a failure means is in its exit code, and each is dealt with below

if [ $# -ne 6 ]; then
  echo "usage: ${0##*/} REFERENCE ITEM ISSN YEAR PAGES MOST" >&2
  exit 2
fi
reference=$1 item=$2 issn=$3 year=$4 pages=$5 most=$6

# CCC locks an account after a few wrong passwords, so one refusal stops all runs until somebody has looked.
stop="${XDG_STATE_HOME:-$HOME/.local/state}/ccc/stop"
if [ -e "$stop" ]; then
  echo "CCC refused the credentials earlier: correct them, then delete $stop" >&2
  exit 4
fi

# Ends this script, telling people what the exit code of ccc asks of them.
end() {
  case $1 in
    2 | 3) echo "Correct what ccc names above." >&2 ;;
    4) mkdir -p "${stop%/*}" && date >"$stop" && echo "No further run until $stop is deleted." >&2 ;;
    5) echo "The account needs fixing at CCC: ccc doctor says what to ask for." >&2 ;;
    6) echo "Not to be had here: try another source." >&2 ;;
    7) echo "Not ordered: CCC refused it, or it costs more than $most." >&2 ;;
    8) echo "DO NOT ORDER AGAIN, under no reference: CCC may have the order $reference." >&2 ;;
    9) echo "Nothing was bought. Run it again later, under the same reference." >&2 ;;
    *) echo "Look at what ccc says above." >&2 ;;
  esac
  exit "$1"
}

# What people read goes to stderr by itself; stdout holds one JSON document.
quote=$(ccc quote --issn "$issn" --year "$year" --pages "$pages" --json)
code=$?
if [ $code -ne 0 ]; then
  jq -r '.outcome // empty' <<<"$quote" >&2
  end $code
fi
# Amounts are decimal strings: 43.00 stays 43.00.
jq -r '"\(.title): \(.pages) pages, \(.total) \(.currency)"' <<<"$quote"

# The same reference never buys twice, so this script may be repeated. maxTotal is what stops a price that has risen.
order=$(jq -n --arg reference "$reference" --arg most "$most" --arg item "$item" --arg issn "$issn" \
  --argjson year "$year" --arg pages "$pages" \
  '{reference: $reference, maxTotal: $most, items: [{item: $item, issn: $issn, year: $year, pages: $pages}]}')
confirmation=$(ccc order submit --json <<<"$order")
code=$?
if [ $code -eq 8 ]; then
  # Only asks CCC. That it ends with 0 says that the order is settled, not that it was bought.
  found=$(ccc orders reconcile "$reference" --json) || end 8
  number=$(jq -r '.orders[0].orderNumber // empty' <<<"$found")
  [ -n "$number" ] || end 8
  echo "Ordered as $number"
  exit 0
fi
[ $code -eq 0 ] || end $code
jq -r '"Ordered as \(.orderNumber) for \(.total) \(.currency)"' <<<"$confirmation"
