#!/bin/sh
# Faults: interruptions, failing calls, damage, hostile inputs, scripts, templates, names. usage: run.sh [NAME…], of cases/
. "$(dirname "$0")/../suite.sh"
. tests/faults/lib.sh
lay_project
cases "$@"
