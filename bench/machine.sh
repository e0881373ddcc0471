# Sourced by the measurements: where things are, what this machine is, how to read a running system.
bench=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$bench")
out=$bench/out
COLLOQUY_HOME=${BENCH_HOME:-$out/home}
COLLOQUY_PORT=${COLLOQUY_PORT:-18080}
# Where psql, and PostgreSQL's driver for Java, look a password up: it is on no command line.
PGPASSFILE=$COLLOQUY_HOME/database.pgpass
export COLLOQUY_HOME COLLOQUY_PORT PGPASSFILE
gateway=http://127.0.0.1:$COLLOQUY_PORT
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
mkdir -p "$out"

machine() {
    echo "| | |"
    echo "| --- | --- |"
    echo "| machine | $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores, $(awk '/MemTotal/ {printf "%.0f GiB", $2 / 1048576}' /proc/meminfo), $(uname -sr) |"
    echo "| load before | $(cut -d' ' -f1-3 /proc/loadavg) |"
    echo "| commit | $(git -C "$root" rev-parse --short HEAD), $(date -u +%Y-%m-%d) |"
}

# The process of one part of the running system, by its name in system.json.
pid_of() {
    tr -d ' \n' <"$COLLOQUY_HOME/system.json" | sed 's/{"program"/\n&/g' |
        sed -n "s/.*{\"program\":\"$1\",\"pid\":\([0-9]*\).*/\1/p" | tail -n 1
}

# Megabytes of a process, now (VmRSS) or at most so far (VmHWM).
memory() { awk -v name="$2:" '$1 == name {printf "%d", $2 / 1024}' "/proc/$1/status" 2>/dev/null || echo 0; }

runtime_of() { "$(readlink "/proc/$1/exe")" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/JDK \1/p'; }

flags_of() { tr '\0' '\n' <"/proc/$1/cmdline" | grep '^-X' | tr '\n' ' '; }

now() { date +%s.%N; }

per() { awk -v a="$1" -v b="$2" 'BEGIN {printf "%.2f", b == 0 ? 0 : a / b}'; }

# A measurement starts from nothing, and leaves nothing running.
fresh_system() {
    "$root/colloquy" down >/dev/null 2>&1 || true
    rm -rf "$COLLOQUY_HOME/data"
    "$root/colloquy" up -d >"$out/up.log" 2>&1 || { cat "$out/up.log" >&2; exit 1; }
    trap '"$root/colloquy" down >/dev/null 2>&1 || true' EXIT INT TERM
}
