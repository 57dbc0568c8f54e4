#!/bin/sh
# Runs inside a mount and process namespace of its own: enter.sh <room> <folder> <command> [arguments]
# The mounts and every process left over end with this script, so nothing needs cleaning up.
set -eu
room=$1 folder=$2
shift 2

mount --make-rprivate /
mount -t proc proc "$room/proc"
mount -t sysfs -o ro sysfs "$room/sys" 2>/dev/null || true
mount -t tmpfs -o mode=755 tmpfs "$room/dev"
mkdir "$room/dev/shm" "$room/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$room/dev/shm"
mount -t devpts -o newinstance,ptmxmode=666 devpts "$room/dev/pts"
ln -s pts/ptmx "$room/dev/ptmx"
ln -s /proc/self/fd "$room/dev/fd"
for node in null zero full random urandom tty; do
  touch "$room/dev/$node"
  mount --bind "/dev/$node" "$room/dev/$node"
done

# The command is a child of this shell, which is process 1 here: orphans are its own to reap.
chroot "$room" /bin/sh -c 'cd "$0" && exec "$@"' "$folder" "$@" &
command=$!
trap 'kill -TERM "$command"' INT TERM
wait "$command"
