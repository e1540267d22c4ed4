# Runs one program for a service that may die meanwhile: what the program prints goes to files of bounded size, and how it
# ended is written down when it is over. Nothing that a user wrote is ever read as shell code: the program and its
# arguments are the positional parameters.
#
#   $1 the run's directory   $2 bytes kept of each stream's beginning   $3 bytes in each piece of what comes later
#   $4 path of setsid(1), or empty   $5… the program (an absolute path) and its arguments

run=$1 cap=$2 piece=$3 setsid=$4
shift 4

# Standard input to files: the beginning, then the last of what follows, in three files by turns. It goes on reading where
# it cannot write, since a program is not to be stopped because a disk is full. It ends with the stream, not by a signal,
# so that the last words of a program that is told to end are kept.
capture() {
    trap '' TERM HUP INT QUIT
    PATH=/usr/bin:/bin
    unbuffered=
    if command -v stdbuf >/dev/null; then unbuffered='stdbuf -o0'; fi
    $unbuffered head -c "$cap" >"$run/$1.head"
    if [ -s "$run/$1.head" ]; then
        i=0
        while $unbuffered head -c "$piece" >"$run/$1.tail$((i % 3))" && [ -s "$run/$1.tail$((i % 3))" ]; do
            i=$((i + 1))
            echo "$i" >"$run/$1.pieces"
        done
    fi
    true >"$run/$1.end"
    exec cat >/dev/null
}

# 'stopped' is written beside the exit code where something told this script to end, which happens when a service manager
# ends all of a service's processes at once. The program's standard error is descriptor 4 until it begins, since a shell
# says on its own that a signal ended a program.
program() {
    stopped=
    trap 'stopped=stopped' TERM HUP INT QUIT
    (
        exec 2>&4 4>&-
        if [ -n "$setsid" ]; then exec "$setsid" "$@"; fi
        exec "$@"
    )
    code=$?
    PATH=/usr/bin:/bin
    echo "$code $stopped" >"$run/exit.new" && mv "$run/exit.new" "$run/exit"
}

trap : TERM HUP INT QUIT
echo "$$" >"$run/pid"
{ program "$@" 4>&1 >&3 3>&- | capture err 3>&-; } 3>&1 | capture out
