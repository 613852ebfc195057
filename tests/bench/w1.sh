title "W1: an order of a page and a half"
documents=${ORDERS:-2000} case=order goal=2 peer_goal=30
. "$bench/batch.sh"
row "two workers: times as fast by the clock (true only if idle)" %.2f "$(calc "$(median clock) / $(median clock2)")" ≥ 1.8
row "two workers: CPU against one" %.2f "$(calc "$(median two) / $(median one)")"
fresh_folder
"$PISAR" run -j 1 --out "$fresh" --timings 2>&1 >/dev/null | awk '{ printf "  of a document: %-43s %10.1f %%\n", $1, $4 }'
