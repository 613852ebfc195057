title "W2: a План-график of six pages, 18 rows with nested loops"
documents=${PLANS:-500} case=plan goal=1.7 peer_goal=25
. "$bench/batch.sh"
