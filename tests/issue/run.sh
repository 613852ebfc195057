#!/bin/sh
# Signed documents: registering fills number and date alone, what is signed is frozen, corrections become new editions or amending
# orders. usage: run.sh [NAME…], of cases/
. "$(dirname "$0")/../suite.sh"
. tests/faults/lib.sh
. tests/issue/lib.sh
lay_project
cases "$@"
